/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-call-view.h"

#include "studio-error-closures.h"
#include "studio-view-closures.h"

#include <glib/gi18n-lib.h>

static void
append (GString *text, const char *name, const char *value)
{
  if (value != NULL && *value != '\0')
    g_string_append_printf (text, "%s: %s\n", name, value);
}

static void
append_request (GString *text, StudioRequest *request)
{
  g_autofree char *seed = g_strdup_printf ("%u", studio_request_get_seed (request));

  append (text, _ ("Prompt"), studio_request_get_prompt (request));
  append (text, _ ("Negative Prompt"), studio_request_get_negative_prompt (request));
  append (text, _ ("Seed"), seed);
  append (text,
          _ ("Aspect Ratio"),
          studio_aspect_ratio_to_string (studio_request_get_aspect_ratio (request)));
  append (text,
          _ ("Format"),
          studio_output_format_to_string (studio_request_get_output_format (request)));
  append (text, _ ("Model"), studio_request_get_model (request));
}

/**
 * studio_call_view_is_kept:
 * @self: unused
 * @state: how a call ended
 * @loaded: whether that is known yet
 *
 * Returns: whether there is an image, as far as is known
 */
gboolean
studio_call_view_is_kept (G_GNUC_UNUSED gpointer self, StudioRecordState state, gboolean loaded)
{
  return !loaded || state == STUDIO_RECORD_KEPT;
}

/**
 * studio_call_view_icon:
 * @self: unused
 * @state: how a call ended
 *
 * Returns: (transfer full): the name of the icon that stands in place of the image
 */
char *
studio_call_view_icon (G_GNUC_UNUSED gpointer self, StudioRecordState state)
{
  return g_strdup (studio_view_state_icon (state));
}

/**
 * studio_call_view_title:
 * @self: unused
 * @state: how a call ended
 * @loaded: whether that is known yet
 *
 * Returns: (transfer full): two or three words, empty for an image that is kept
 */
char *
studio_call_view_title (G_GNUC_UNUSED gpointer self, StudioRecordState state, gboolean loaded)
{
  if (!loaded || state == STUDIO_RECORD_KEPT)
    return g_strdup ("");
  if (studio_view_state_is_under_way (state))
    return g_strdup (_ ("Under way"));
  if (state == STUDIO_RECORD_UNKNOWN)
    return g_strdup (_ ("May have been billed"));
  return g_strdup (studio_error_view_title (state, NULL));
}

/**
 * studio_call_view_message:
 * @self: unused
 * @state: how a call ended
 * @message: (nullable): the sentence that the ledger has of it
 *
 * Returns: (transfer full): a sentence, empty where there is nothing to explain
 */
char *
studio_call_view_message (G_GNUC_UNUSED gpointer self, StudioRecordState state, const char *message)
{
  if (state == STUDIO_RECORD_KEPT || studio_view_state_is_under_way (state))
    return g_strdup ("");
  if (message != NULL && *message != '\0')
    return g_strdup (message);
  return g_strdup (studio_error_view_message (state, NULL));
}

/**
 * studio_call_view_http_status:
 * @self: unused
 * @http_status: what the service answered, 0 for nothing
 *
 * Returns: (transfer full): the number, empty for an answer that brought an image, or none
 */
char *
studio_call_view_http_status (G_GNUC_UNUSED gpointer self, guint http_status)
{
  return http_status == 0 || http_status == 200 ? g_strdup ("")
                                                : g_strdup_printf ("%u", http_status);
}

/**
 * studio_call_view_problem:
 * @self: unused
 * @problem: what was found to be wrong with the file
 *
 * Returns: (transfer full): a sentence, empty for nothing
 */
char *
studio_call_view_problem (G_GNUC_UNUSED gpointer self, StudioRecordProblem problem)
{
  switch (problem)
    {
    case STUDIO_RECORD_PROBLEM_MISSING:
      return g_strdup (_ ("The file of this image is gone. Its prompt and seed are still here."));
    case STUDIO_RECORD_PROBLEM_CHANGED:
      return g_strdup (_ ("The file of this image was changed after it was kept."));
    case STUDIO_RECORD_PROBLEM_NONE:
    default:
      return g_strdup ("");
    }
}

/**
 * studio_call_view_source:
 * @self: unused
 * @source: where an image comes from
 *
 * Returns: (transfer full): said of what was not made here, else empty
 */
char *
studio_call_view_source (G_GNUC_UNUSED gpointer self, StudioRecordSource source)
{
  return g_strdup (source == STUDIO_RECORD_SOURCE_IMPORT ? _ ("Imported from a file") : "");
}

/**
 * studio_call_view_file:
 * @self: unused
 * @format: what the file is
 * @n_bytes: its size
 *
 * Returns: (transfer full): as studio_view_file(), empty where there is no file
 */
char *
studio_call_view_file (G_GNUC_UNUSED gpointer self, StudioOutputFormat format, gint64 n_bytes)
{
  return n_bytes > 0 ? studio_view_file (NULL, format, n_bytes) : g_strdup ("");
}

/**
 * studio_call_view_format:
 * @self: unused
 * @state: how a call ended
 * @format: what was asked for
 *
 * Returns: (transfer full): the format, empty where there is a file, which says it
 */
char *
studio_call_view_format (G_GNUC_UNUSED gpointer self,
                         StudioRecordState state,
                         StudioOutputFormat format)
{
  if (state == STUDIO_RECORD_KEPT)
    return g_strdup ("");
  return g_ascii_strup (studio_output_format_to_string (format), -1);
}

/**
 * studio_call_view_dup_text:
 * @record: a loaded record of a call that brought no image
 *
 * Returns: (transfer full): how it ended and what was asked for, for a person who asks for help
 */
char *
studio_call_view_dup_text (StudioRecord *record)
{
  GString *text = g_string_new (NULL);
  StudioRecordState state = studio_record_get_state (record);
  g_autofree char *message = studio_call_view_message (
      NULL, state, studio_record_get_error_message (record));
  g_autofree char *status = studio_call_view_http_status (NULL,
                                                          studio_record_get_http_status (record));
  g_autofree char *made = studio_view_made (NULL, studio_record_get_created_us (record), 0);

  if (*message != '\0')
    g_string_append_printf (text, "%s\n\n", message);
  append (text, _ ("Error"), studio_record_get_error_name (record));
  append (text, _ ("HTTP status"), status);
  append (text, _ ("Request ID"), studio_record_get_request_id (record));
  append (text, _ ("Host"), studio_record_get_host (record));
  append (text, _ ("Made"), made);
  if (studio_record_get_request (record) != NULL)
    append_request (text, studio_record_get_request (record));
  g_strchomp (text->str);
  return g_string_free (text, FALSE);
}
