/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-recall-set.h"

#include "studio-request.h"

#include <string.h>

#define MAX_UNUSED 64
#define MAX_NAME 64
#define MAX_EDGE 1000000
/* Ten times what the service takes; a person can still shorten it. */
#define MAX_PROMPT (10 * STUDIO_PROMPT_MAX_CHARACTERS)

static void
free_unused (gpointer data)
{
  StudioRecallUnused *unused = data;
  g_free (unused->name);
  g_free (unused->value);
  g_free (unused);
}

/**
 * studio_recall_shorten:
 * @text: a text
 * @max: how many characters it may have
 *
 * Returns: (transfer full): @text, cut behind a whole character if need be, with an ellipsis
 */
char *
studio_recall_shorten (const char *text, glong max)
{
  if (g_utf8_strlen (text, -1) <= max)
    return g_strdup (text);
  g_autofree char *head = g_utf8_substring (text, 0, max - 1);
  return g_strconcat (head, "…", NULL);
}

/**
 * studio_recall_tidy:
 * @text: a text
 *
 * Returns: (transfer full): @text with one form of line ends, and no white space around it
 */
char *
studio_recall_tidy (const char *text)
{
  GString *tidied = g_string_new (NULL);
  for (const char *at = text; *at != '\0'; at++)
    if (at[0] != '\r')
      g_string_append_c (tidied, *at);
    else if (at[1] != '\n')
      g_string_append_c (tidied, '\n');
  return g_strstrip (g_string_free (tidied, FALSE));
}

/**
 * studio_recall_new:
 * @source: whose form the parameters have
 *
 * Returns: (transfer full): a recall in which nothing is found yet
 */
StudioRecall *
studio_recall_new (StudioRecallSource source)
{
  StudioRecall *self = g_new0 (StudioRecall, 1);
  self->source = source;
  self->aspect_ratio = STUDIO_ASPECT_RATIO_DEFAULT;
  self->unused = g_ptr_array_new_with_free_func (free_unused);
  return self;
}

/**
 * studio_recall_free:
 * @self: (transfer full): a recall
 */
void
studio_recall_free (StudioRecall *self)
{
  g_free (self->prompt);
  g_free (self->negative_prompt);
  g_free (self->model);
  g_strfreev (self->styles);
  g_strfreev (self->tags);
  g_free (self->note);
  g_free (self->template_prompt);
  g_ptr_array_unref (self->unused);
  g_free (self);
}

/**
 * studio_recall_add_unused:
 * @self: a recall
 * @name: what it is called
 * @value: (nullable): its value; nothing is added for an empty one
 * @reason: why it cannot be used
 *
 * Notes what was found and cannot be used, while there is not too much of it.
 */
void
studio_recall_add_unused (StudioRecall *self,
                          const char *name,
                          const char *value,
                          StudioRecallReason reason)
{
  if (value == NULL || *value == '\0' || self->unused->len >= MAX_UNUSED)
    return;
  StudioRecallUnused *unused = g_new (StudioRecallUnused, 1);
  unused->name = studio_recall_shorten (name, MAX_NAME);
  unused->value = studio_recall_shorten (value, STUDIO_RECALL_MAX_VALUE);
  unused->reason = reason;
  g_ptr_array_add (self->unused, unused);
}

/**
 * studio_recall_set_text:
 * @self: a recall
 * @name: what it is called, should it be too long
 * @text: (nullable): what was found; an empty text is none
 * @flag: one of #StudioRecallFound
 * @field: (inout): the field of @self that it goes with
 *
 * Takes the first text that is found for a field.
 */
void
studio_recall_set_text (StudioRecall *self,
                        const char *name,
                        const char *text,
                        guint flag,
                        char **field)
{
  g_autofree char *tidied = text == NULL ? NULL : studio_recall_tidy (text);
  if (tidied == NULL || *tidied == '\0' || *field != NULL)
    return;
  if (g_utf8_strlen (tidied, -1) > MAX_PROMPT)
    {
      studio_recall_add_unused (self, name, tidied, STUDIO_RECALL_REASON_OUT_OF_RANGE);
      return;
    }
  *field = g_steal_pointer (&tidied);
  self->found |= flag;
}

/**
 * studio_recall_set_prompt:
 * @self: a recall
 * @text: (nullable): what was found; an empty text is none
 *
 * Takes the first prompt that is found, without white space around it.
 */
void
studio_recall_set_prompt (StudioRecall *self, const char *text)
{
  studio_recall_set_text (self, "Prompt", text, STUDIO_RECALL_FOUND_PROMPT, &self->prompt);
}

/**
 * studio_recall_set_negative_prompt:
 * @self: a recall
 * @text: (nullable): what was found; an empty text is none
 *
 * Takes the first negative prompt that is found, without white space around it.
 */
void
studio_recall_set_negative_prompt (StudioRecall *self, const char *text)
{
  studio_recall_set_text (
      self, "Negative prompt", text, STUDIO_RECALL_FOUND_NEGATIVE_PROMPT, &self->negative_prompt);
}

/**
 * studio_recall_set_seed:
 * @self: a recall
 * @name: what it is called where it was found
 * @text: (nullable): a number
 *
 * The service takes seeds of 32 bits, and 0 means to it that it may choose; so 0, negative and
 * longer ones are told and not used.
 */
void
studio_recall_set_seed (StudioRecall *self, const char *name, const char *text)
{
  guint64 seed = 0;
  if (text == NULL || self->found & STUDIO_RECALL_FOUND_SEED)
    return;
  if (!g_ascii_string_to_unsigned (text, 10, 1, G_MAXUINT32, &seed, NULL))
    {
      studio_recall_add_unused (self, name, text, STUDIO_RECALL_REASON_OUT_OF_RANGE);
      return;
    }
  self->seed = (guint32) seed;
  self->found |= STUDIO_RECALL_FOUND_SEED;
}

static gboolean
is_shape (StudioAspectRatio ratio, int width, int height)
{
  int own_width = 0;
  int own_height = 0;
  guint across = 0;
  guint down = 0;
  studio_aspect_ratio_get_size (ratio, &own_width, &own_height);
  if ((gint64) width * own_height == (gint64) height * own_width)
    return TRUE;
  /* The nominal ratio differs from the service's own size by up to 4 %. */
  g_auto (GStrv) sides = g_strsplit (studio_aspect_ratio_to_string (ratio), ":", 2);
  across = (guint) g_ascii_strtoull (sides[0], NULL, 10);
  down = (guint) g_ascii_strtoull (sides[1], NULL, 10);
  return (gint64) width * down == (gint64) height * across;
}

/**
 * studio_recall_set_size:
 * @self: a recall
 * @width: pixels across; anything
 * @height: pixels down; anything
 *
 * Takes the aspect ratio that is nearest to the first sensible size.
 */
void
studio_recall_set_size (StudioRecall *self, gint64 width, gint64 height)
{
  if (self->found & STUDIO_RECALL_FOUND_ASPECT_RATIO || width < 1 || height < 1 || width > MAX_EDGE
      || height > MAX_EDGE)
    return;
  self->width = (int) width;
  self->height = (int) height;
  self->aspect_ratio = studio_aspect_ratio_find_nearest (self->width, self->height);
  self->exact_ratio = is_shape (self->aspect_ratio, self->width, self->height);
  self->found |= STUDIO_RECALL_FOUND_ASPECT_RATIO;
}

/**
 * studio_recall_set_size_text:
 * @self: a recall
 * @text: (nullable): two numbers with anything but digits around them, such as `1344x768` or
 *   `(1344, 768)`
 *
 * Returns: whether @text is a size
 */
gboolean
studio_recall_set_size_text (StudioRecall *self, const char *text)
{
  gint64 sides[2] = { 0, 0 };
  const char *at = text == NULL ? "" : text;
  for (int i = 0; i < 2; i++)
    {
      at += strcspn (at, "0123456789");
      sides[i] = (gint64) MIN (g_ascii_strtoull (at, NULL, 10), G_MAXINT32);
      at += strspn (at, "0123456789");
    }
  if (strpbrk (at, "0123456789") != NULL || sides[0] == 0 || sides[1] == 0)
    return FALSE;
  studio_recall_set_size (self, sides[0], sides[1]);
  return TRUE;
}

/**
 * studio_recall_set_ratio:
 * @self: a recall
 * @text: (nullable): an aspect ratio by its name
 *
 * Returns: whether @text is one of the nine
 */
gboolean
studio_recall_set_ratio (StudioRecall *self, const char *text)
{
  StudioAspectRatio ratio;
  if (text == NULL || !studio_aspect_ratio_from_string (text, &ratio, NULL))
    return FALSE;
  self->aspect_ratio = ratio;
  self->exact_ratio = TRUE;
  self->width = 0;
  self->height = 0;
  self->found |= STUDIO_RECALL_FOUND_ASPECT_RATIO;
  return TRUE;
}

/**
 * studio_recall_set_format:
 * @self: a recall
 * @text: (nullable): a format by its name
 *
 * Takes the format, if it is one of the two that the service delivers.
 */
void
studio_recall_set_format (StudioRecall *self, const char *text)
{
  if (text != NULL && studio_output_format_from_string (text, &self->format, NULL))
    self->found |= STUDIO_RECALL_FOUND_FORMAT;
}

/**
 * studio_recall_has_own_model:
 * @self: a recall
 *
 * Returns: whether the model is one that the service may have: this program noted it, or it is of
 *   the service's family by name
 */
gboolean
studio_recall_has_own_model (const StudioRecall *self)
{
  return self->model != NULL
         && (self->source == STUDIO_RECALL_SOURCE_ULTRA_STUDIO
             || g_str_has_prefix (self->model, "stable-image-"));
}

/**
 * studio_recall_set_model:
 * @self: a recall
 * @name: what it is called where it was found
 * @text: (nullable): the model, perhaps with a path
 *
 * Takes the first model that is found. One that the service cannot have is also told as unused.
 */
void
studio_recall_set_model (StudioRecall *self, const char *name, const char *text)
{
  if (text == NULL || *text == '\0' || self->model != NULL)
    return;
  self->model = studio_recall_shorten (text, STUDIO_RECALL_MAX_VALUE);
  self->found |= STUDIO_RECALL_FOUND_MODEL;
  if (!studio_recall_has_own_model (self))
    studio_recall_add_unused (self, name, text, STUDIO_RECALL_REASON_UNKNOWN);
}
