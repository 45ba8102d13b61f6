/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-wording.h"

#include "studio-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _StudioWording
{
  GObject parent_instance;

  StudioRequest *request;
  char *head; /* the prompt before the place */
  char *tail;
  char *template;
  GPtrArray *phrases;
  GArray *seeds;
};

G_DEFINE_FINAL_TYPE (StudioWording, studio_wording, G_TYPE_OBJECT)

static void
add_phrase (StudioWording *self, const char *text, gboolean may_be_empty)
{
  g_autofree char *phrase = g_strstrip (g_strdup (text));

  if (*phrase == '\0' && !may_be_empty)
    return;
  if (!g_ptr_array_find_with_equal_func (self->phrases, phrase, g_str_equal, NULL))
    g_ptr_array_add (self->phrases, g_steal_pointer (&phrase));
}

/* As the templates of prompts write alternatives. */
static char *
build_template (StudioWording *self)
{
  g_autoptr (GString) text = g_string_new (self->head);

  for (guint i = 0; i < self->phrases->len; i++)
    g_string_append_printf (
        text, "%c%s", i == 0 ? '{' : '|', (const char *) g_ptr_array_index (self->phrases, i));
  g_string_append_printf (text, "}%s", self->tail);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
check (StudioWording *self, GError **error)
{
  if (self->phrases->len < 2)
    {
      g_set_error_literal (error,
                           STUDIO_ERROR,
                           STUDIO_ERROR_PROMPT,
                           _ ("A test needs at least two wordings that differ."));
      return FALSE;
    }
  if (self->phrases->len > STUDIO_WORDING_MAX_PHRASES)
    {
      g_set_error (error,
                   STUDIO_ERROR,
                   STUDIO_ERROR_PROMPT,
                   g_dngettext (GETTEXT_PACKAGE,
                                "A test has room for %'d wording.",
                                "A test has room for %'d wordings.",
                                STUDIO_WORDING_MAX_PHRASES),
                   STUDIO_WORDING_MAX_PHRASES);
      return FALSE;
    }
  for (guint row = 0; row < self->phrases->len; row++)
    {
      g_autoptr (StudioRequest) cell = studio_wording_dup_cell (self, row, 0);
      if (!studio_request_validate (cell, error))
        return FALSE;
    }
  return TRUE;
}

static void
studio_wording_finalize (GObject *object)
{
  StudioWording *self = STUDIO_WORDING (object);

  g_clear_object (&self->request);
  g_clear_pointer (&self->head, g_free);
  g_clear_pointer (&self->tail, g_free);
  g_clear_pointer (&self->template, g_free);
  g_clear_pointer (&self->phrases, g_ptr_array_unref);
  g_clear_pointer (&self->seeds, g_array_unref);
  G_OBJECT_CLASS (studio_wording_parent_class)->finalize (object);
}

static void
studio_wording_class_init (StudioWordingClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = studio_wording_finalize;
}

static void
studio_wording_init (StudioWording *self)
{
  self->phrases = g_ptr_array_new_with_free_func (g_free);
  self->seeds = g_array_new (FALSE, FALSE, sizeof (guint32));
}

/**
 * studio_wording_new:
 * @request: the request whose prompt is tested
 * @start: where in the prompt the place begins, bytes
 * @length: how long it is; 0 for a place between two words, where the first phrase is nothing
 * @alternatives: what else shall stand there; blank ones and repetitions are left out
 * @seeds: (array length=n_seeds): what to try each wording with
 * @n_seeds: how many, 1 … %STUDIO_WORDING_MAX_SEEDS
 * @error: return location; %STUDIO_ERROR_PROMPT for too few or too many wordings, and as
 *   studio_request_validate()
 *
 * Returns: (transfer full) (nullable): a test whose first phrase is what stands there now
 */
StudioWording *
studio_wording_new (StudioRequest *request,
                    gsize start,
                    gsize length,
                    const char *const *alternatives,
                    const guint32 *seeds,
                    guint n_seeds,
                    GError **error)
{
  const char *prompt = studio_request_get_prompt (request);
  gsize size = strlen (prompt);

  g_return_val_if_fail (start <= size && length <= size - start, NULL);
  g_return_val_if_fail (n_seeds > 0 && n_seeds <= STUDIO_WORDING_MAX_SEEDS, NULL);
  g_autoptr (StudioWording) self = g_object_new (STUDIO_TYPE_WORDING, NULL);
  g_autofree char *phrase = g_strndup (prompt + start, length);

  self->request = g_object_ref (request);
  self->head = g_strndup (prompt, start);
  self->tail = g_strdup (prompt + start + length);
  g_array_append_vals (self->seeds, seeds, n_seeds);
  add_phrase (self, phrase, TRUE);
  for (gsize i = 0; alternatives[i] != NULL; i++)
    add_phrase (self, alternatives[i], FALSE);
  if (!check (self, error))
    return NULL;
  self->template = build_template (self);
  return g_steal_pointer (&self);
}

/**
 * studio_wording_get_n_phrases:
 * @self: a test
 *
 * Returns: how many wordings there are, at least two
 */
guint
studio_wording_get_n_phrases (StudioWording *self)
{
  return self->phrases->len;
}

/**
 * studio_wording_get_phrase:
 * @self: a test
 * @row: a wording
 *
 * Returns: (transfer none): what it puts in the place
 */
const char *
studio_wording_get_phrase (StudioWording *self, guint row)
{
  g_return_val_if_fail (row < self->phrases->len, NULL);
  return g_ptr_array_index (self->phrases, row);
}

/**
 * studio_wording_get_n_seeds:
 * @self: a test
 *
 * Returns: with how many seeds each wording is tried
 */
guint
studio_wording_get_n_seeds (StudioWording *self)
{
  return self->seeds->len;
}

/**
 * studio_wording_get_seed:
 * @self: a test
 * @column: a seed's number
 *
 * Returns: the seed
 */
guint32
studio_wording_get_seed (StudioWording *self, guint column)
{
  g_return_val_if_fail (column < self->seeds->len, 0);
  return g_array_index (self->seeds, guint32, column);
}

/**
 * studio_wording_get_request:
 * @self: a test
 *
 * Returns: (transfer none): what it is about
 */
StudioRequest *
studio_wording_get_request (StudioWording *self)
{
  return self->request;
}

/**
 * studio_wording_get_template:
 * @self: a test
 *
 * Returns: (transfer none): the prompt with all wordings in braces, as is recorded with each image
 */
const char *
studio_wording_get_template (StudioWording *self)
{
  return self->template;
}

/**
 * studio_wording_dup_cell:
 * @self: a test
 * @row: a wording
 * @column: a seed's number
 *
 * Returns: (transfer full): what is asked of the service for it
 */
StudioRequest *
studio_wording_dup_cell (StudioWording *self, guint row, guint column)
{
  g_autofree char *prompt = g_strconcat (
      self->head, studio_wording_get_phrase (self, row), self->tail, NULL);

  return studio_request_new (prompt,
                             studio_request_get_negative_prompt (self->request),
                             studio_request_get_aspect_ratio (self->request),
                             studio_wording_get_seed (self, column),
                             studio_request_get_output_format (self->request),
                             studio_request_get_model (self->request));
}
