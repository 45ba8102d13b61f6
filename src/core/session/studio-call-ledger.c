/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-call-ledger.h"

#include "studio-error.h"

#include <glib/gi18n-lib.h>

/* Room that must be free before money is spent: a large image, its thumbnails, the ledger. */
#define NEEDED_SPACE (16 * 1024 * 1024)

static gboolean
check_space (StudioLibrary *library, GError **error)
{
  const char *folder = studio_paths_get_library_dir (studio_library_get_paths (library));
  g_autoptr (GFile) file = g_file_new_for_path (folder);
  g_autoptr (GFileInfo) info = g_file_query_filesystem_info (
      file, G_FILE_ATTRIBUTE_FILESYSTEM_FREE, NULL, NULL);

  if (info == NULL || !g_file_info_has_attribute (info, G_FILE_ATTRIBUTE_FILESYSTEM_FREE)
      || g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_FILESYSTEM_FREE) >= NEEDED_SPACE)
    return TRUE;
  g_set_error (error,
               STUDIO_ERROR,
               STUDIO_ERROR_NO_SPACE,
               _ ("There is no room left for images in “%s”, so nothing was sent."),
               folder);
  return FALSE;
}

static StudioAnswerFacts
collect_facts (StudioAnswer *answer, const GError *failure)
{
  StudioAnswerFacts facts = {
    .http_status = studio_error_get_http_status (failure),
    .request_id = studio_error_get_request_id (failure),
  };
  if (answer != NULL)
    {
      facts.http_status = 200;
      facts.request_id = studio_answer_get_request_id (answer);
      facts.revised_prompt = studio_answer_get_revised_prompt (answer);
    }
  return facts;
}

/* Takes the failure. The row must not wait for ever for a call that nobody makes. */
static void
end_unsent (StudioLibrary *library, gint64 id, GError *failure, GError **error)
{
  studio_library_end (library, id, STUDIO_RECORD_FAILED, failure, NULL);
  g_propagate_error (error, failure);
}

/**
 * studio_call_ledger_begin:
 * @library: the library
 * @request: what will be asked for
 * @host: whom
 * @details: what else is known of it
 * @run: (nullable): the press of Generate that it comes from
 * @id: (inout): the row; 0 before the first attempt
 * @error: return location; %STUDIO_ERROR_NO_SPACE, or as studio_library_add()
 *
 * Makes sure that there is room and writes the row, so that nothing is sent that could not be
 * kept or would be forgotten.
 *
 * Returns: whether the call may be made
 */
gboolean
studio_call_ledger_begin (StudioLibrary *library,
                          StudioRequest *request,
                          const char *host,
                          const StudioCallDetails *details,
                          StudioRun *run,
                          gint64 *id,
                          GError **error)
{
  GError *failure = NULL;

  if (*id == 0 && check_space (library, error))
    *id = run == NULL ? studio_library_add_with_details (library, request, host, details, error)
                      : studio_run_add_call (run, library, request, host, details, error);
  else if (*id > 0 && !check_space (library, &failure))
    {
      end_unsent (library, *id, failure, error);
      return FALSE;
    }
  if (*id == 0)
    return FALSE;
  if (studio_library_mark_sent_again (library, *id, host, &failure))
    return TRUE;
  end_unsent (library, *id, failure, error);
  return FALSE;
}

/**
 * studio_call_ledger_end:
 * @library: (nullable): the library, %NULL for a call beside it
 * @id: the row
 * @sink: (nullable): where the image went, %NULL where none can have come
 * @answer: (nullable): what came with it
 * @rescued: (out) (nullable) (transfer full): the bytes of a whole image that could not be put into
 * its place, to be saved elsewhere
 * @failure: (inout): what the exchange ended with, or %NULL; afterwards why there is no image, or
 *   %NULL
 *
 * Puts the image into its place, if one arrived whole, even when the exchange failed after its
 * last byte; else writes down how the call ended.
 *
 * Returns: the final state
 */
StudioRecordState
studio_call_ledger_end (StudioLibrary *library,
                        gint64 id,
                        StudioKeepSink *sink,
                        StudioAnswer *answer,
                        GBytes **rescued,
                        GError **failure)
{
  GError *storage = NULL;
  StudioAnswerFacts facts = collect_facts (answer, *failure);

  *rescued = NULL;
  if (sink != NULL && studio_keep_sink_keep (sink, &facts, &storage) > 0)
    {
      g_clear_error (&storage);
      g_clear_error (failure);
      return STUDIO_RECORD_KEPT;
    }
  if (storage != NULL)
    {
      *rescued = studio_keep_sink_dup_rescued (sink);
      /* A whole image that lies in its part file is adopted at the next start: its row still says
       * that it was sent. One that is in memory alone is lost to the library. */
      if (library != NULL && studio_keep_sink_is_torn (sink))
        studio_library_end (library, id, STUDIO_RECORD_UNKNOWN, storage, NULL);
      g_clear_error (failure);
      *failure = storage;
      return STUDIO_RECORD_FAILED;
    }
  StudioRecordState state = studio_call_ledger_find_state (*failure);
  /* A ledger that cannot be written now is put right at the next start. */
  if (library != NULL)
    studio_library_end (library, id, state, *failure, NULL);
  return state;
}

/**
 * studio_call_ledger_find_state:
 * @error: (nullable): what an exchange without an image ended with
 *
 * Returns: the state that such a call has in the ledger
 */
StudioRecordState
studio_call_ledger_find_state (const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return STUDIO_RECORD_CANCELLED;
  if (g_error_matches (error, STUDIO_ERROR, STUDIO_ERROR_CONTENT_REFUSED)
      || g_error_matches (error, STUDIO_ERROR, STUDIO_ERROR_WORDING_BLOCKED))
    return STUDIO_RECORD_REFUSED;
  return studio_error_may_be_billed (error) ? STUDIO_RECORD_UNKNOWN : STUDIO_RECORD_FAILED;
}
