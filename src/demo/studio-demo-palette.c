/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-demo-palette.h"

#include "studio-demo-words.h"

#include <math.h>

typedef struct
{
  const char *words;
  guint32 sky_top;
  guint32 sky_mid;
  guint32 sky_low;
  guint32 light;
  guint32 land;
  guint32 accent;
  guint32 accent2;
  float night;
  guint weight;
} Entry;

#define DAY_WORDS                                                                             \
  " day daylight noon sunny sunlight sunlit sunset sunrise dawn morning dusk evening summer " \
  "spring autumn golden desert "
#define NIGHT_WORDS " night midnight nocturnal moon moonlight moonlit starry star dark galaxy "

/* Hours, seasons and weather weigh more than colours and places. */
static const Entry entries[] = {
  { " blue teal cyan turquoise aqua glowing luminous bioluminescent ",
    0x04111f,
    0x0b3350,
    0x1c6a7e,
    0xb4f4d8,
    0x020d15,
    0x2f93a4,
    0xa6f2d2,
    1.f,
    0 },
  { " purple violet magenta crystal amethyst mystic magic magical lavender plum ",
    0x180a31,
    0x4a1b74,
    0x93439a,
    0xffc682,
    0x120620,
    0xc64a80,
    0xffb568,
    0.95f,
    0 },
  { " pink rose indigo dream dreamy surreal ",
    0x14143e,
    0x32307a,
    0x6a5cb0,
    0xffa8d4,
    0x0a0b26,
    0x8f6fe0,
    0xffa5cf,
    0.95f,
    0 },
  { " green emerald jade aurora borealis moss lush ",
    0x05201a,
    0x0c4437,
    0x2a8062,
    0xf0ffae,
    0x03130f,
    0x2f9a6a,
    0xd8ff9a,
    0.95f,
    0 },
  { " grey gray silver slate white monochrome pale noir ",
    0x121a2c,
    0x2c3a55,
    0x66799a,
    0xf4ebdc,
    0x0a0f1a,
    0x7f93c4,
    0xf0e2c8,
    0.9f,
    0 },
  { " red crimson scarlet ember fire lava volcano blood hell burning ",
    0x240a12,
    0x7c1a27,
    0xe2603a,
    0xffe39a,
    0x16060a,
    0xe2552f,
    0xffc76a,
    0.7f,
    0 },
  { " day blue sunny sunlight clear bright summer noon azure sky cumulus ",
    0x2468b4,
    0x6db2e4,
    0xdcf0f4,
    0xfffbe6,
    0x1d4a3c,
    0xe4574e,
    0xffd25e,
    0.f,
    0 },
  { " sunset dusk evening orange twilight silhouette gold golden amber yellow ",
    0x2c2a68,
    0xbf4f72,
    0xffb863,
    0xfff3c4,
    0x23132e,
    0xe8643c,
    0xffcf6b,
    0.3f,
    2 },
  { " dawn sunrise morning pastel soft delicate spring peach pink ",
    0x5a82b6,
    0xe3aebb,
    0xffe6c8,
    0xfff8e4,
    0x37466a,
    0xe87f8f,
    0xffd9a0,
    0.f,
    2 },
  { " autumn fall october harvest maple rust orange amber brown copper ",
    0x6b8fae,
    0xe2c496,
    0xffe4b8,
    0xfff6d8,
    0x4a2718,
    0xd9602a,
    0xf2b134,
    0.f,
    2 },
  { " winter snow snowy ice icy frozen frost arctic blizzard cold white ",
    0x4a78ac,
    0xa6c8e4,
    0xf2f4f2,
    0xffffff,
    0x24405e,
    0xc8505a,
    0xffd68a,
    0.05f,
    2 },
  { " desert dune sand sahara mars sandy canyon savanna ",
    0x2f7ab8,
    0x93c2d6,
    0xffe4bc,
    0xfffae0,
    0x9c4a22,
    0xd2622e,
    0xffc470,
    0.f,
    0 },
  { " neon cyberpunk synthwave retro futuristic vaporwave cyber electric ",
    0x0b0422,
    0x3a0d66,
    0xe0328a,
    0xffd27a,
    0x07030f,
    0x00d8f0,
    0xff3fae,
    0.85f,
    2 },
  { " storm stormy thunder thunderstorm rain rainy gloomy dramatic lightning overcast ",
    0x1b2532,
    0x43525f,
    0x93a1a2,
    0xe6ecdc,
    0x10191e,
    0x8a5a4a,
    0xf6d9a0,
    0.5f,
    2 },
  { " ocean sea tropical beach island lagoon coast paradise ",
    0x1d6fae,
    0x66bfd8,
    0xe4f3e2,
    0xfffbe0,
    0x14504e,
    0xf0764e,
    0xffe08a,
    0.f,
    0 },
  { " forest jungle pine woodland misty fog foggy mist wood green lush moss valley meadow ",
    0x4f7f86,
    0xa9c8b8,
    0xf0f2d8,
    0xfffbe4,
    0x123a30,
    0xc65a3a,
    0xf4d88a,
    0.1f,
    0 },
};

static guint
rate (const Entry *entry, const char *prompt, const char *negative_prompt, gboolean wants_night)
{
  guint score = (4 + entry->weight) * studio_demo_words_count (prompt, entry->words);
  guint spoiled = 8 * studio_demo_words_count (negative_prompt, entry->words);

  if (wants_night)
    score += entry->night >= 0.9f ? 6 : 0;
  else
    score += entry->night < 0.4f ? 1 : 0;

  return score > spoiled ? score - spoiled : 0;
}

static const Entry *
choose_entry (const char *prompt, const char *negative_prompt, gboolean prefers_night)
{
  gboolean says_night = studio_demo_words_count (prompt, NIGHT_WORDS) > 0;
  gboolean says_day = studio_demo_words_count (prompt, DAY_WORDS) > 0;
  gboolean wants_night = says_night || (prefers_night && !says_day);
  guint32 turn = (guint32) (studio_demo_hash_text (prompt) >> 24);
  const Entry *best = NULL;
  guint best_score = 0;

  /* Ties go to whichever comes first from a place that depends on the prompt. */
  for (gsize i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      const Entry *entry = &entries[(i + turn) % G_N_ELEMENTS (entries)];
      guint score = rate (entry, prompt, negative_prompt, wants_night);

      if (best == NULL || score > best_score)
        {
          best = entry;
          best_score = score;
        }
    }

  return best;
}

static StudioDemoColor
vary (guint32 hex, float degrees, float factor)
{
  return studio_demo_color_turn (studio_demo_color_scale (studio_demo_color_from_hex (hex), factor),
                                 degrees);
}

/**
 * studio_demo_palette_choose:
 * @self: (out): the palette
 * @prompt: its words choose
 * @negative_prompt: its words keep palettes away
 * @prefers_night: whether what is painted looks best at night
 * @dice: the seed's throws, which turn the hues a little
 *
 * Chooses the colours of a picture.
 */
void
studio_demo_palette_choose (StudioDemoPalette *self,
                            const char *prompt,
                            const char *negative_prompt,
                            gboolean prefers_night,
                            StudioDemoDice *dice)
{
  const Entry *entry = choose_entry (prompt, negative_prompt, prefers_night);
  float turn = studio_demo_dice_range (dice, -9.f, 9.f);
  float factor = studio_demo_dice_range (dice, 0.94f, 1.06f);

  self->sky_top = vary (entry->sky_top, turn, factor);
  self->sky_mid = vary (entry->sky_mid, turn, factor);
  self->sky_low = vary (entry->sky_low, turn * 0.6f, 1.f);
  self->light = vary (entry->light, turn * 0.4f, 1.f);
  self->land = vary (entry->land, turn, factor);
  self->accent = vary (entry->accent, turn * 1.3f, 1.f);
  self->accent2 = vary (entry->accent2, turn * 0.5f, 1.f);
  self->night = entry->night;
}
