/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-demo-scene.h"

#include "studio-demo-layers.h"

#define M(name) STUDIO_DEMO_MOTIF_##name

#define GROUNDS                                                                                \
  (M (MUSHROOMS) | M (MOUNTAINS) | M (WATER) | M (FOREST) | M (CITY) | M (DUNES) | M (FLOWERS) \
   | M (CRYSTALS) | M (ABSTRACT))

/* What is painted when the words say nothing about the ground. */
static const guint32 presets[] = {
  M (MOUNTAINS) | M (FOREST) | M (MIST) | M (BIRDS),
  M (MOUNTAINS) | M (WATER) | M (CLOUDS),
  M (MOUNTAINS) | M (FLOWERS) | M (CLOUDS) | M (BALLOON),
  M (MUSHROOMS) | M (MOUNTAINS) | M (FIREFLIES),
  M (WATER) | M (BOAT) | M (CLOUDS) | M (BIRDS),
  M (DUNES) | M (CLOUDS) | M (BIRDS),
  M (CRYSTALS) | M (MOUNTAINS) | M (FIREFLIES),
  M (MOUNTAINS) | M (WATER) | M (FOREST) | M (HOUSE),
};

static guint32
choose_motifs (StudioRequest *request, guint32 refused)
{
  const char *prompt = studio_request_get_prompt (request);
  guint32 motifs = studio_demo_words_find_motifs (prompt);
  guint64 hash = studio_demo_hash_text (prompt);

  if (motifs & (M (FOREST) | M (HOUSE) | M (AURORA) | M (BALLOON))
      && !(motifs & (M (CITY) | M (DUNES))))
    motifs |= M (MOUNTAINS);
  if ((motifs & GROUNDS & ~refused) == 0)
    motifs |= presets[(hash >> 16) % G_N_ELEMENTS (presets)];
  if (motifs & M (CITY))
    motifs |= M (WATER);

  return motifs & ~refused;
}

/* What the words leave open, the seed may add. */
static void
add_chances (StudioDemoScene *self, StudioDemoDice *dice)
{
  gboolean day = self->palette.night < 0.5f;
  gboolean clouds = studio_demo_dice_chance (dice, day ? 0.45f : 0.15f);
  gboolean birds = studio_demo_dice_chance (dice, day ? 0.35f : 0.f);
  guint32 chances = (clouds ? M (CLOUDS) : 0) | (birds ? M (BIRDS) : 0);

  self->motifs |= chances & ~self->refused;
}

static void
place_light (StudioDemoScene *self, StudioDemoDice *dice)
{
  float width = (float) self->canvas->width;
  float u = self->canvas->unit;
  gboolean low = self->palette.night < 0.5f && (self->motifs & M (SUN));

  self->light_x = width
                  * (studio_demo_dice_chance (dice, 0.5f)
                         ? studio_demo_dice_range (dice, 0.2f, 0.4f)
                         : studio_demo_dice_range (dice, 0.6f, 0.8f));
  self->light_y = self->horizon
                  * (low ? studio_demo_dice_range (dice, 0.66f, 0.86f)
                         : studio_demo_dice_range (dice, 0.24f, 0.5f));
  self->light_radius = u
                       * (low ? studio_demo_dice_range (dice, 40.f, 62.f)
                              : studio_demo_dice_range (dice, 26.f, 46.f));
}

static void
paint_ground (const StudioDemoScene *self)
{
  if (studio_demo_scene_shows (self, M (DUNES)))
    studio_demo_paint_dunes (self);
  else
    studio_demo_paint_far_land (self);
  if (studio_demo_scene_shows (self, M (CITY)))
    studio_demo_paint_city (self);
  if (studio_demo_scene_shows (self, M (LIGHTHOUSE)))
    studio_demo_paint_lighthouse (self);
  if (studio_demo_scene_shows (self, M (WATER)))
    studio_demo_paint_water (self);
  if (studio_demo_scene_shows (self, M (BOAT)))
    studio_demo_paint_boats (self);
  if (!studio_demo_scene_shows (self, M (DUNES)))
    studio_demo_paint_near_land (self);
}

static void
paint_near (const StudioDemoScene *self)
{
  if (studio_demo_scene_shows (self, M (HOUSE)))
    studio_demo_paint_house (self);
  if (studio_demo_scene_shows (self, M (PERSON)))
    studio_demo_paint_person (self);
  if (studio_demo_scene_shows (self, M (FLOWERS)))
    studio_demo_paint_flowers (self);
  if (studio_demo_scene_shows (self, M (CRYSTALS)))
    studio_demo_paint_crystals (self);
  if (studio_demo_scene_shows (self, M (MUSHROOMS)))
    studio_demo_paint_mushrooms (self);
  studio_demo_paint_weather (self);
}

/**
 * studio_demo_scene_init:
 * @self: (out): the scene
 * @canvas: what to paint on
 * @request: its words and its seed make the picture
 *
 * Chooses what is shown, where it stands and in which colours.
 */
void
studio_demo_scene_init (StudioDemoScene *self, StudioDemoCanvas *canvas, StudioRequest *request)
{
  const char *prompt = studio_request_get_prompt (request);
  const char *negative_prompt = studio_request_get_negative_prompt (request);
  StudioDemoDice dice;
  float height = (float) canvas->height;
  gboolean glows;

  self->canvas = canvas;
  self->seed = studio_demo_hash_text (prompt) ^ studio_demo_hash_text (negative_prompt) << 1
               ^ (guint64) studio_request_get_seed (request)
                     * G_GUINT64_CONSTANT (0xd6e8feb86659fd93);
  self->refused = studio_demo_words_find_motifs (negative_prompt);
  self->motifs = choose_motifs (request, self->refused);
  glows = studio_demo_scene_shows (
      self, M (MUSHROOMS) | M (CRYSTALS) | M (AURORA) | M (PLANET) | M (STARS) | M (MOON));
  studio_demo_dice_init (&dice, self->seed, "palette");
  studio_demo_palette_choose (&self->palette, prompt, negative_prompt, glows, &dice);
  studio_demo_dice_init (&dice, self->seed, "scene");
  self->horizon = height * studio_demo_dice_range (&dice, 0.6f, 0.66f);
  self->water_end = self->horizon;
  if (studio_demo_scene_shows (self, M (WATER)))
    {
      self->horizon = height * studio_demo_dice_range (&dice, 0.52f, 0.58f);
      self->water_end = height * studio_demo_dice_range (&dice, 0.92f, 0.96f);
    }
  place_light (self, &dice);
  add_chances (self, &dice);
}

/**
 * studio_demo_scene_shows:
 * @self: a scene
 * @motifs: #StudioDemoMotif bits
 *
 * Returns: whether it shows any of them
 */
gboolean
studio_demo_scene_shows (const StudioDemoScene *self, guint32 motifs)
{
  return (self->motifs & motifs) != 0;
}

/**
 * studio_demo_scene_get_noise_seed:
 * @self: a scene
 * @purpose: what the noise is for
 *
 * Returns: a seed for noise that no other purpose has
 */
guint32
studio_demo_scene_get_noise_seed (const StudioDemoScene *self, const char *purpose)
{
  StudioDemoDice dice;

  studio_demo_dice_init (&dice, self->seed, purpose);

  return studio_demo_dice_throw (&dice);
}

/**
 * studio_demo_scene_get_haze:
 * @self: a scene
 * @nearness: 0 at the horizon, 1 in front
 *
 * What is far away takes the colour of the air before it.
 *
 * Returns: the colour of land at that distance
 */
StudioDemoColor
studio_demo_scene_get_haze (const StudioDemoScene *self, float nearness)
{
  const StudioDemoPalette *palette = &self->palette;
  StudioDemoColor air = studio_demo_color_mix (palette->sky_mid, palette->sky_low, 0.45f);

  return studio_demo_color_mix (air, palette->land, nearness);
}

/**
 * studio_demo_scene_paint:
 * @self: a scene
 *
 * Paints it, from the sky to the front.
 */
void
studio_demo_scene_paint (const StudioDemoScene *self)
{
  if (studio_demo_scene_shows (self, M (ABSTRACT)))
    {
      studio_demo_paint_abstract (self);
    }
  else
    {
      studio_demo_paint_sky (self);
      studio_demo_paint_heaven (self);
      studio_demo_paint_flyers (self);
      paint_ground (self);
      paint_near (self);
    }
  studio_demo_canvas_vignette (self->canvas, 0.22f);
}
