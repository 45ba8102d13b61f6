/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-recall-set.h"

#include <string.h>

/* What is known of an image beside the request that made it. */

#define MAX_LIST 256

/* Without empty ones, and not too many. */
static char **
copy_list (char **list)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  guint n = 0;
  for (char **each = list; *each != NULL && n < MAX_LIST; each++)
    {
      g_autofree char *text = studio_recall_tidy (*each);
      g_autofree char *short_text = studio_recall_shorten (text, STUDIO_RECALL_MAX_VALUE);
      if (*short_text != '\0')
        {
          g_strv_builder_add (builder, short_text);
          n++;
        }
    }
  return n == 0 ? NULL : g_strv_builder_end (builder);
}

/**
 * studio_recall_set_styles:
 * @self: a recall
 * @styles: (array zero-terminated=1): names
 *
 * Takes the first styles that are found.
 */
void
studio_recall_set_styles (StudioRecall *self, char **styles)
{
  if (self->styles == NULL && (self->styles = copy_list (styles)) != NULL)
    self->found |= STUDIO_RECALL_FOUND_STYLES;
}

/**
 * studio_recall_set_styles_text:
 * @self: a recall
 * @text: (nullable): a list as Python prints it, `['one', "two's"]`, or one name
 *
 * Takes the first styles that are found.
 */
void
studio_recall_set_styles_text (StudioRecall *self, const char *text)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  if (text == NULL)
    return;
  if (*text != '[')
    g_strv_builder_add (builder, text);
  for (const char *at = strpbrk (text, "'\""); *text == '[' && at != NULL;)
    {
      const char *end = strchr (at + 1, *at);
      g_autofree char *style = end == NULL ? NULL : g_strndup (at + 1, (gsize) (end - at - 1));
      if (style != NULL)
        g_strv_builder_add (builder, style);
      at = end == NULL ? NULL : strpbrk (end + 1, "'\"");
    }
  g_auto (GStrv) styles = g_strv_builder_end (builder);
  studio_recall_set_styles (self, styles);
}

/**
 * studio_recall_set_tags:
 * @self: a recall
 * @tags: (array zero-terminated=1): tags
 *
 * Takes the first tags that are found.
 */
void
studio_recall_set_tags (StudioRecall *self, char **tags)
{
  if (self->tags == NULL && (self->tags = copy_list (tags)) != NULL)
    self->found |= STUDIO_RECALL_FOUND_TAGS;
}

/**
 * studio_recall_set_rating:
 * @self: a recall
 * @text: (nullable): a number; XMP has 0 for none and -1 for rejected
 *
 * Takes the first rating of 1 to 5 that is found.
 */
void
studio_recall_set_rating (StudioRecall *self, const char *text)
{
  /* Some programs write 3.0. */
  double rating = text == NULL ? 0 : g_ascii_strtod (text, NULL);
  if (self->rating != 0 || !(rating >= 1 && rating <= 5))
    return;
  self->rating = (guint) rating;
  self->found |= STUDIO_RECALL_FOUND_RATING;
}

/**
 * studio_recall_set_created:
 * @self: a recall
 * @text: (nullable): a time in ISO 8601, UTC where it names no zone
 *
 * Takes the first time that is found.
 */
void
studio_recall_set_created (StudioRecall *self, const char *text)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) time = text == NULL ? NULL : g_date_time_new_from_iso8601 (text, utc);
  if (time == NULL || self->found & STUDIO_RECALL_FOUND_CREATED)
    return;
  self->created_us = g_date_time_to_unix (time) * G_USEC_PER_SEC
                     + g_date_time_get_microsecond (time);
  self->found |= STUDIO_RECALL_FOUND_CREATED;
}

/**
 * studio_recall_set_parent:
 * @self: a recall
 * @parent_id: a number in the library that wrote the file; anything
 *
 * Takes the image from which this one was varied.
 */
void
studio_recall_set_parent (StudioRecall *self, gint64 parent_id)
{
  if (parent_id <= 0)
    return;
  self->parent_id = parent_id;
  self->found |= STUDIO_RECALL_FOUND_PARENT;
}

/**
 * studio_recall_set_note:
 * @self: a recall
 * @text: (nullable): what was found; an empty text is none
 *
 * Takes the first note that is found.
 */
void
studio_recall_set_note (StudioRecall *self, const char *text)
{
  studio_recall_set_text (self, "Note", text, STUDIO_RECALL_FOUND_NOTE, &self->note);
}

/**
 * studio_recall_set_template:
 * @self: a recall
 * @text: (nullable): what was found; an empty text is none
 *
 * Takes the first template that is found.
 */
void
studio_recall_set_template (StudioRecall *self, const char *text)
{
  studio_recall_set_text (
      self, "Template", text, STUDIO_RECALL_FOUND_TEMPLATE, &self->template_prompt);
}

/**
 * studio_recall_set_starred:
 * @self: a recall
 * @starred: whether it has a star
 *
 * Takes the star.
 */
void
studio_recall_set_starred (StudioRecall *self, gboolean starred)
{
  self->starred = starred;
  self->found |= STUDIO_RECALL_FOUND_STARRED;
}
