/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-queue-private.h"

#include "studio-error.h"
#include "studio-random.h"

#include <glib/gi18n-lib.h>

/* From a request to the jobs of a queue. */

/**
 * studio_queue_check_request:
 * @self: a queue
 * @request: what is to be asked for
 * @error: return location; as studio_queue_add()
 *
 * Returns: whether it can be asked for now. For the files of the queue alone.
 */
gboolean
studio_queue_check_request (StudioQueue *self, StudioRequest *request, GError **error)
{
  if (!studio_request_validate (request, error))
    return FALSE;
  if (self->client == NULL)
    g_set_error_literal (error,
                         STUDIO_ERROR,
                         STUDIO_ERROR_NOT_CONNECTED,
                         _ ("There is no connection to the service yet."));
  else if (self->library == NULL)
    g_set_error_literal (error,
                         STUDIO_ERROR,
                         STUDIO_ERROR_STORAGE,
                         _ ("The library is not open, so nothing is sent."));
  return self->client != NULL && self->library != NULL;
}

/**
 * studio_queue_add:
 * @self: a queue
 * @request: what to ask for
 * @error: return location; as studio_request_validate(), %STUDIO_ERROR_NOT_CONNECTED, or
 *   %STUDIO_ERROR_STORAGE where no library is open
 *
 * Returns: (transfer none) (nullable): the new job, owned by the queue
 */
StudioJob *
studio_queue_add (StudioQueue *self, StudioRequest *request, GError **error)
{
  if (!studio_queue_check_request (self, request, error))
    return NULL;
  g_autoptr (StudioJob) job = studio_job_new (request, self->library, self->clock, self->trace);
  studio_queue_append (self, job);
  return job;
}

/**
 * studio_queue_add_many:
 * @self: a queue
 * @request: what to ask for; its seed is that of the first image
 * @count: how many images, 1…%STUDIO_QUEUE_MAX_COUNT, with consecutive seeds
 * @error: return location; as studio_queue_add() or %STUDIO_ERROR_COUNT
 *
 * studio_queue_add_run() without details.
 *
 * Returns: whether all were added
 */
gboolean
studio_queue_add_many (StudioQueue *self, StudioRequest *request, guint count, GError **error)
{
  static const StudioCallDetails none = { 0 };
  return studio_queue_add_run (self, request, count, &none, error);
}

/**
 * studio_queue_add_run:
 * @self: a queue
 * @request: what to ask for; its seed is that of the first image
 * @count: how many images, 1…%STUDIO_QUEUE_MAX_COUNT, with consecutive seeds
 * @details: what else the ledger keeps of each; its run does not count
 * @error: return location; as studio_queue_add() or %STUDIO_ERROR_COUNT
 *
 * The service makes one image a call, so these are @count calls. They are one run: shown together.
 *
 * Returns: whether all were added
 */
gboolean
studio_queue_add_run (StudioQueue *self,
                      StudioRequest *request,
                      guint count,
                      const StudioCallDetails *details,
                      GError **error)
{
  g_autoptr (StudioRun) run = studio_run_new ();
  guint32 seed = studio_request_get_seed (request);

  if (count < 1 || count > STUDIO_QUEUE_MAX_COUNT)
    {
      g_set_error (error,
                   STUDIO_ERROR,
                   STUDIO_ERROR_COUNT,
                   g_dngettext (GETTEXT_PACKAGE,
                                "%'u image cannot be asked for at once.",
                                "%'u images cannot be asked for at once.",
                                count),
                   count);
      return FALSE;
    }
  for (guint i = 0; i < count; i++)
    {
      g_autoptr (StudioRequest) each = studio_request_copy_with_seed (request, seed);
      if (!studio_queue_check_request (self, each, error))
        return FALSE;
      g_autoptr (StudioJob) job = studio_job_new (each, self->library, self->clock, self->trace);
      studio_job_set_details (job, details, run);
      studio_queue_append (self, job);
      seed = studio_seed_get_next (seed);
    }
  return TRUE;
}
