/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-cli-commands.h"
#include "studio-tags.h"

#include <glib/gi18n-lib.h>

/* Where `--rating` was not given. */
#define NO_RATING G_MININT

/* What the options say. */
typedef struct
{
  gboolean star;
  gboolean unstar;
  int rating;
  char *note;
  char **tags;
  char **untags;
} Options;

static void
clear_options (Options *self)
{
  g_free (self->note);
  g_strfreev (self->tags);
  g_strfreev (self->untags);
}

/* Cutting off what somebody wrote, or leaving a tag out, would be an error that nobody sees. */
static gboolean
check_texts (const Options *self, GError **error)
{
  char **lists[] = { self->tags, self->untags };

  if (self->note != NULL && g_utf8_strlen (self->note, -1) > STUDIO_LIBRARY_MAX_NOTE)
    {
      studio_cli_set_usage_error (error,
                                  g_dngettext (GETTEXT_PACKAGE,
                                               "A note has at most %'d character.",
                                               "A note has at most %'d characters.",
                                               STUDIO_LIBRARY_MAX_NOTE),
                                  STUDIO_LIBRARY_MAX_NOTE);
      return FALSE;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    for (char **tag = lists[i]; tag != NULL && *tag != NULL; tag++)
      {
        g_autofree char *clean = studio_tags_clean (*tag);
        if (clean == NULL || g_utf8_strlen (*tag, -1) > STUDIO_TAGS_MAX_LENGTH)
          {
            studio_cli_set_usage_error (error,
                                        g_dngettext (GETTEXT_PACKAGE,
                                                     "A tag has 1 to %'d character.",
                                                     "A tag has 1 to %'d characters.",
                                                     STUDIO_TAGS_MAX_LENGTH),
                                        STUDIO_TAGS_MAX_LENGTH);
            return FALSE;
          }
      }
  return TRUE;
}

static gboolean
fill_edit (const Options *self, StudioEdit *edit, GError **error)
{
  if (self->star && self->unstar)
    {
      studio_cli_set_usage_error (error, _ ("Give either --star or --unstar."));
      return FALSE;
    }
  if (self->rating != NO_RATING && (self->rating < 0 || self->rating > STUDIO_RECORD_MAX_RATING))
    {
      studio_cli_set_usage_error (
          error, _ ("A rating is a number from 0 to %d."), STUDIO_RECORD_MAX_RATING);
      return FALSE;
    }
  if (self->star || self->unstar)
    edit->mask |= STUDIO_EDIT_STARRED;
  if (self->rating != NO_RATING)
    edit->mask |= STUDIO_EDIT_RATING;
  if (self->note != NULL)
    edit->mask |= STUDIO_EDIT_NOTE;
  if (self->tags != NULL || self->untags != NULL)
    edit->mask |= STUDIO_EDIT_TAGS;
  if (edit->mask == 0)
    {
      studio_cli_set_usage_error (error, _ ("Tell what to change; --help lists it."));
      return FALSE;
    }
  edit->starred = self->star;
  edit->rating = self->rating;
  edit->note = self->note;
  edit->add_tags = (const char *const *) self->tags;
  edit->remove_tags = (const char *const *) self->untags;
  return check_texts (self, error);
}

/* All or none, and in JSON as they are from now on. */
static gboolean
edit_images (StudioCliContext *context, const StudioEdit *edit, GError **error)
{
  g_autoptr (GArray) ids = studio_cli_context_read_ids (context, error);
  if (ids == NULL)
    return FALSE;
  const gint64 *each = (const gint64 *) (gpointer) ids->data;
  g_autoptr (StudioLibrary) library = studio_cli_context_open_library (context, error);
  if (library == NULL || !studio_library_edit (library, each, ids->len, edit, error))
    return FALSE;
  if (!context->json)
    return TRUE;
  g_autoptr (GPtrArray) records = studio_library_load_many (library, each, ids->len, error);
  if (records == NULL)
    return FALSE;
  studio_cli_print_records (context, library, records);
  return TRUE;
}

static gboolean
parse (StudioCliContext *context, Options *self, int argc, char **argv, GError **error)
{
  const GOptionEntry entries[] = {
    { "star", 0, 0, G_OPTION_ARG_NONE, &self->star, N_ ("Give them a star"), NULL },
    { "unstar", 0, 0, G_OPTION_ARG_NONE, &self->unstar, N_ ("Take the star from them"), NULL },
    { "rating", 0, 0, G_OPTION_ARG_INT, &self->rating, N_ ("Rate them, 0 for no rating"), "0–5" },
    { "tag", 0, 0, G_OPTION_ARG_STRING_ARRAY, &self->tags, N_ ("Put a tag on them"), N_ ("TAG") },
    { "untag",
      0,
      0,
      G_OPTION_ARG_STRING_ARRAY,
      &self->untags,
      N_ ("Take a tag off them"),
      N_ ("TAG") },
    { "note",
      0,
      0,
      G_OPTION_ARG_STRING,
      &self->note,
      N_ ("Write a note in place of the one they have"),
      N_ ("TEXT") },
    G_OPTION_ENTRY_NULL,
  };

  return studio_cli_context_parse (
      context,
      argc,
      argv,
      "ID…",
      _ ("Changes star, rating, tags and note of images, of all that are named or of none."),
      entries,
      error);
}

/**
 * studio_cli_edit:
 * @context: the context
 * @argc: the number of words
 * @argv: the words
 * @error: return location
 *
 * `edit ID…`: what a person says of images.
 *
 * Returns: whether all of them were changed
 */
gboolean
studio_cli_edit (StudioCliContext *context, int argc, char **argv, GError **error)
{
  Options options = { .rating = NO_RATING };
  StudioEdit edit = { 0 };
  gboolean good = parse (context, &options, argc, argv, error) && fill_edit (&options, &edit, error)
                  && edit_images (context, &edit, error);

  clear_options (&options);
  return good;
}
