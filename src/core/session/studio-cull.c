/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-cull.h"

typedef struct
{
  gint64 id;
  StudioCullChoice choice;
} Image;

/* What a decision replaced. */
typedef struct
{
  gint64 id;
  StudioCullChoice before;
} Step;

struct _StudioCull
{
  GObject parent_instance;

  GArray *images;
  GArray *steps;
  guint position;
};

G_DEFINE_FINAL_TYPE (StudioCull, studio_cull, G_TYPE_OBJECT)

static guint changed_signal;

static Image *
get_image (StudioCull *self, guint position)
{
  return &g_array_index (self->images, Image, position);
}

static gboolean
find_image (StudioCull *self, gint64 id, guint *position)
{
  for (guint i = 0; i < self->images->len; i++)
    if (get_image (self, i)->id == id)
      {
        *position = i;
        return TRUE;
      }
  return FALSE;
}

static void
tell (StudioCull *self)
{
  g_signal_emit (self, changed_signal, 0);
}

static void
studio_cull_finalize (GObject *object)
{
  StudioCull *self = STUDIO_CULL (object);

  g_clear_pointer (&self->images, g_array_unref);
  g_clear_pointer (&self->steps, g_array_unref);
  G_OBJECT_CLASS (studio_cull_parent_class)->finalize (object);
}

static void
studio_cull_class_init (StudioCullClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = studio_cull_finalize;
  changed_signal = g_signal_new (
      "changed", STUDIO_TYPE_CULL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
studio_cull_init (StudioCull *self)
{
  self->images = g_array_new (FALSE, FALSE, sizeof (Image));
  self->steps = g_array_new (FALSE, FALSE, sizeof (Step));
}

/**
 * studio_cull_new:
 * @ids: (array length=n_ids): the images in their order
 * @n_ids: how many
 *
 * Returns: (transfer full): nothing decided, at the first image
 */
StudioCull *
studio_cull_new (const gint64 *ids, guint n_ids)
{
  StudioCull *self = g_object_new (STUDIO_TYPE_CULL, NULL);

  for (guint i = 0; i < n_ids; i++)
    {
      Image image = { .id = ids[i] };
      g_array_append_val (self->images, image);
    }
  return self;
}

/**
 * studio_cull_get_n_images:
 * @self: what is sorted
 *
 * Returns: how many images there are
 */
guint
studio_cull_get_n_images (StudioCull *self)
{
  return self->images->len;
}

/**
 * studio_cull_get_position:
 * @self: what is sorted
 *
 * Returns: where one stands; the number of images once past the last one
 */
guint
studio_cull_get_position (StudioCull *self)
{
  return self->position;
}

/**
 * studio_cull_set_position:
 * @self: what is sorted
 * @position: an image, or the number of images for the end
 */
void
studio_cull_set_position (StudioCull *self, guint position)
{
  guint new_position = MIN (position, self->images->len);

  if (new_position == self->position)
    return;
  self->position = new_position;
  tell (self);
}

/**
 * studio_cull_get_id:
 * @self: what is sorted
 * @position: an image
 *
 * Returns: its record, 0 past the end
 */
gint64
studio_cull_get_id (StudioCull *self, guint position)
{
  return position < self->images->len ? get_image (self, position)->id : 0;
}

/**
 * studio_cull_get_choice:
 * @self: what is sorted
 * @position: an image
 *
 * Returns: what was decided about it
 */
StudioCullChoice
studio_cull_get_choice (StudioCull *self, guint position)
{
  return position < self->images->len ? get_image (self, position)->choice : STUDIO_CULL_OPEN;
}

/**
 * studio_cull_choose:
 * @self: what is sorted
 * @choice: what shall become of the image one stands at
 *
 * Notes it and goes on to the next image.
 *
 * Returns: whether there was an image
 */
gboolean
studio_cull_choose (StudioCull *self, StudioCullChoice choice)
{
  if (self->position >= self->images->len)
    return FALSE;
  Image *image = get_image (self, self->position);
  Step step = { image->id, image->choice };

  g_array_append_val (self->steps, step);
  image->choice = choice;
  self->position++;
  tell (self);
  return TRUE;
}

/**
 * studio_cull_step:
 * @self: what is sorted
 * @direction: 1 for the next image, -1 for the one before
 *
 * Goes on without deciding. After the last image comes the end.
 *
 * Returns: whether it went anywhere
 */
gboolean
studio_cull_step (StudioCull *self, int direction)
{
  if (direction > 0 ? self->position >= self->images->len : self->position == 0)
    return FALSE;
  self->position = direction > 0 ? self->position + 1 : self->position - 1;
  tell (self);
  return TRUE;
}

/**
 * studio_cull_undo:
 * @self: what is sorted
 *
 * Takes the last decision back and stands at its image again.
 *
 * Returns: whether there was one
 */
gboolean
studio_cull_undo (StudioCull *self)
{
  while (self->steps->len > 0)
    {
      Step step = g_array_index (self->steps, Step, self->steps->len - 1);
      guint position;
      g_array_set_size (self->steps, self->steps->len - 1);
      if (!find_image (self, step.id, &position))
        continue;
      get_image (self, position)->choice = step.before;
      self->position = position;
      tell (self);
      return TRUE;
    }
  return FALSE;
}

/**
 * studio_cull_count:
 * @self: what is sorted
 * @choice: a decision
 *
 * Returns: about how many images it was taken
 */
guint
studio_cull_count (StudioCull *self, StudioCullChoice choice)
{
  guint n = 0;

  for (guint i = 0; i < self->images->len; i++)
    n += get_image (self, i)->choice == choice;
  return n;
}

/**
 * studio_cull_dup_ids:
 * @self: what is sorted
 * @choice: a decision
 * @n_ids: (out): how many
 *
 * Returns: (transfer full) (array length=n_ids): the images about which it was taken
 */
gint64 *
studio_cull_dup_ids (StudioCull *self, StudioCullChoice choice, guint *n_ids)
{
  gint64 *ids = g_new0 (gint64, self->images->len + 1);

  *n_ids = 0;
  for (guint i = 0; i < self->images->len; i++)
    if (get_image (self, i)->choice == choice)
      ids[(*n_ids)++] = get_image (self, i)->id;
  return ids;
}

/**
 * studio_cull_forget:
 * @self: what is sorted
 * @id: an image that is gone
 *
 * Takes it out of the row.
 */
void
studio_cull_forget (StudioCull *self, gint64 id)
{
  guint position;

  if (!find_image (self, id, &position))
    return;
  g_array_remove_index (self->images, position);
  if (self->position > position)
    self->position--;
  tell (self);
}
