/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-queue-private.h"

/**
 * studio_queue_add_requests:
 * @self: a queue
 * @requests: (element-type StudioRequest): what to ask for
 * @details: what else the ledger keeps of each; its template, from which they were expanded, of
 * those alone whose own prompt differs from it; its run does not count
 * @error: return location; as studio_queue_add()
 *
 * The calls are one run: shown together.
 *
 * Returns: whether all were added; else none is
 */
gboolean
studio_queue_add_requests (StudioQueue *self,
                           GPtrArray *requests,
                           const StudioCallDetails *details,
                           GError **error)
{
  g_autoptr (StudioRun) run = studio_run_new ();

  for (guint i = 0; i < requests->len; i++)
    if (!studio_queue_check_request (self, g_ptr_array_index (requests, i), error))
      return FALSE;
  for (guint i = 0; i < requests->len; i++)
    {
      StudioRequest *request = g_ptr_array_index (requests, i);
      g_autoptr (StudioJob) job = studio_job_new (request, self->library, self->clock, self->trace);
      StudioCallDetails own = *details;
      if (g_strcmp0 (own.template, studio_request_get_prompt (request)) == 0)
        own.template = NULL;
      studio_job_set_details (job, &own, run);
      studio_queue_append (self, job);
    }
  return TRUE;
}
