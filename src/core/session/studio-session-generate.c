/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-session-private.h"

#include "studio-prompt-edit.h"
#include "studio-prompt-template.h"
#include "studio-random.h"

/* From what is typed to the queue. */

/**
 * studio_session_read_draft:
 * @self: a session
 * @prompt: the prompt that is sent
 * @error: return location; as studio_seed_from_string()
 *
 * For the files of the session alone.
 *
 * Returns: (transfer full) (nullable): what the draft asks for with @prompt, not yet validated
 */
StudioRequest *
studio_session_read_draft (StudioSession *self, const char *prompt, GError **error)
{
  g_autofree char *negative = studio_prompt_strip_comments (
      studio_draft_get_negative_prompt (self->draft));
  guint32 seed;

  if (!studio_seed_from_string (studio_draft_get_seed (self->draft), &seed, error))
    return NULL;
  return studio_request_new (
      prompt,
      negative,
      studio_draft_get_aspect_ratio (self->draft),
      /* 0 asks the service for a random seed that nobody is told: draw one that is recorded. */
      seed == 0 ? studio_session_draw_seed (self) : seed,
      studio_draft_get_output_format (self->draft),
      self->connection == NULL ? NULL : studio_connection_get_model (self->connection));
}

/* A template without word lists is drawn from by its seed; what is no template stays as it is.
 * @template_text is set where something was drawn, for the ledger. */
static StudioRequest *
read_draft (StudioSession *self, const char **template_text, GError **error)
{
  const char *text = studio_draft_get_prompt (self->draft);
  g_autoptr (StudioPromptTemplate) template = NULL;
  g_auto (GStrv) drawn = NULL;
  guint32 seed = 0;

  studio_seed_from_string (studio_draft_get_seed (self->draft), &seed, NULL);
  if (studio_prompt_has_markup (text))
    template = studio_prompt_template_new (text, NULL, NULL, NULL);
  if (template != NULL)
    drawn = studio_prompt_template_draw (template, 1, seed, NULL);
  if (template_text != NULL)
    *template_text = drawn == NULL || g_str_equal (drawn[0], text) ? NULL : text;
  return studio_session_read_draft (self, drawn == NULL ? text : drawn[0], error);
}

/**
 * studio_session_draw_seed:
 * @self: a session
 *
 * Returns: a new seed, as studio_random_draw_seed()
 */
guint32
studio_session_draw_seed (StudioSession *self)
{
  return studio_random_draw_seed (self->random);
}

static gboolean
generate (StudioSession *self, gboolean agreed, GError **error)
{
  guint count = (guint) studio_draft_get_count (self->draft);
  StudioCallDetails details = { .parent = studio_draft_get_parent (self->draft) };
  g_autoptr (StudioRequest) request = read_draft (self, &details.template, error);

  /* What is wrong with the request is said before what it would cost. */
  if (request == NULL || !studio_request_validate (request, error)
      || !(agreed || studio_session_check_spending (self, count, error))
      || !studio_queue_add_run (self->queue, request, count, &details, error))
    return FALSE;
  if (!studio_draft_get_seed_locked (self->draft))
    studio_session_draw_new_seed (self);
  studio_draft_save_now (self->draft);
  return TRUE;
}

/**
 * studio_session_generate:
 * @self: a session
 * @error: return location; as studio_seed_from_string(), studio_session_check_spending(),
 *   studio_queue_add_many()
 *
 * Queues what the draft says, and draws a new seed for the next time unless the seed is locked.
 * What was typed stays, whatever happens.
 *
 * Returns: whether anything was queued
 */
gboolean
studio_session_generate (StudioSession *self, GError **error)
{
  return generate (self, FALSE, error);
}

/**
 * studio_session_generate_agreed:
 * @self: a session
 * @error: return location; as studio_seed_from_string(), studio_queue_add_many()
 *
 * studio_session_generate() for somebody who was asked and agreed, whatever it costs.
 *
 * Returns: whether anything was queued
 */
gboolean
studio_session_generate_agreed (StudioSession *self, GError **error)
{
  return generate (self, TRUE, error);
}

/**
 * studio_session_build_request:
 * @self: a session
 * @error: return location; as studio_seed_from_string(), studio_request_validate()
 *
 * Reads the draft as studio_session_generate() does for its first image, and queues nothing.
 *
 * Returns: (transfer full) (nullable): what would be asked for, valid
 */
StudioRequest *
studio_session_build_request (StudioSession *self, GError **error)
{
  g_autoptr (StudioRequest) request = read_draft (self, NULL, error);

  if (request == NULL || !studio_request_validate (request, error))
    return NULL;
  return g_steal_pointer (&request);
}

/**
 * studio_session_draw_new_seed:
 * @self: a session
 *
 * Puts a new seed into the draft, to be seen before it is used.
 */
void
studio_session_draw_new_seed (StudioSession *self)
{
  g_autofree char *seed = g_strdup_printf ("%u", studio_session_draw_seed (self));
  studio_draft_set_seed (self->draft, seed);
}
