/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-session-compose.h"

#include "studio-error.h"
#include "studio-random.h"
#include "studio-session-private.h"

#include <glib/gi18n-lib.h>

/* All of them, or none: what is wrong with one is said before any is sent. */
static GPtrArray *
build_requests (StudioSession *self, const char *const *prompts, gboolean same_seed, GError **error)
{
  g_autoptr (GPtrArray) requests = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (StudioRequest) first = studio_session_read_draft (self, prompts[0], error);

  if (first == NULL)
    return NULL;
  guint32 seed = studio_request_get_seed (first);
  for (guint i = 0; prompts[i] != NULL; i++)
    {
      g_autoptr (StudioRequest) request = studio_session_read_draft (self, prompts[i], error);
      StudioRequest *each = studio_request_copy_with_seed (request, seed);
      g_ptr_array_add (requests, each);
      if (!studio_request_validate (each, error))
        return NULL;
      if (!same_seed)
        seed = studio_seed_get_next (seed);
    }
  return g_steal_pointer (&requests);
}

static gboolean
check_count (guint n, GError **error)
{
  if (n >= 1 && n <= STUDIO_QUEUE_MAX_COUNT)
    return TRUE;
  g_set_error (error,
               STUDIO_ERROR,
               STUDIO_ERROR_COUNT,
               g_dngettext (GETTEXT_PACKAGE,
                            "%'u image cannot be asked for at once.",
                            "%'u images cannot be asked for at once.",
                            n),
               n);
  return FALSE;
}

/**
 * studio_session_generate_prompts:
 * @self: a session
 * @template: what they were made from, recorded with each that differs from it
 * @prompts: (array zero-terminated=1): what studio_session_expand_async() gave
 * @same_seed: whether all get the draft's seed; else the first one does, and the others those after
 * @error: return location; as studio_session_generate()
 *
 * Queues one image for each prompt, as one run, with what else the draft says. Whether the money
 * may be spent was asked before. Draws a new seed for the next time unless the seed is locked.
 *
 * Returns: whether all were queued; else none is
 */
gboolean
studio_session_generate_prompts (StudioSession *self,
                                 const char *template,
                                 const char *const *prompts,
                                 gboolean same_seed,
                                 GError **error)
{
  g_return_val_if_fail (STUDIO_IS_SESSION (self) && prompts != NULL, FALSE);
  g_autoptr (GPtrArray) requests = NULL;
  const StudioCallDetails details = { .template = template,
                                      .parent = studio_draft_get_parent (self->draft) };

  if (!check_count (g_strv_length ((char **) prompts), error))
    return FALSE;
  requests = build_requests (self, prompts, same_seed, error);
  if (requests == NULL || !studio_queue_add_requests (self->queue, requests, &details, error))
    return FALSE;
  if (!studio_draft_get_seed_locked (self->draft))
    studio_session_draw_new_seed (self);
  studio_draft_save_now (self->draft);
  return TRUE;
}
