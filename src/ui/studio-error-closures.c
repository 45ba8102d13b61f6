/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-error-closures.h"

#include "studio-view-closures.h"

#include <glib/gi18n-lib.h>

/* Only what a person tells apart at a glance; the message says the rest. */
static const struct
{
  StudioErrorCode code;
  const char *title;
  const char *icon;
} faces[] = {
  { STUDIO_ERROR_NOT_CONNECTED, N_ ("Not Connected"), "network-offline-symbolic" },
  { STUDIO_ERROR_KEY, N_ ("Key Not Usable"), "dialog-password-symbolic" },
  { STUDIO_ERROR_KEYRING, N_ ("Keyring Locked"), "dialog-password-symbolic" },
  { STUDIO_ERROR_KEY_REFUSED, N_ ("Key Refused"), "dialog-password-symbolic" },
  { STUDIO_ERROR_MODEL_REFUSED, N_ ("No Access to the Model"), "dialog-password-symbolic" },
  { STUDIO_ERROR_CONTENT_REFUSED, N_ ("Content Refused"), "action-unavailable-symbolic" },
  { STUDIO_ERROR_WORDING_BLOCKED, N_ ("Wording Refused"), "action-unavailable-symbolic" },
  { STUDIO_ERROR_PARAMETER_REFUSED, N_ ("Request Refused"), "action-unavailable-symbolic" },
  { STUDIO_ERROR_RATE_LIMIT, N_ ("Too Many Requests"), "document-open-recent-symbolic" },
  { STUDIO_ERROR_TIMEOUT, N_ ("No Answer in Time"), "document-open-recent-symbolic" },
  { STUDIO_ERROR_OFFLINE, N_ ("Offline"), "network-offline-symbolic" },
  { STUDIO_ERROR_NAME_LOOKUP, N_ ("Host Not Found"), "network-offline-symbolic" },
  { STUDIO_ERROR_CONNECTION_LOST, N_ ("Connection Lost"), "network-offline-symbolic" },
  { STUDIO_ERROR_TLS, N_ ("Connection Not Safe"), "dialog-warning-symbolic" },
  { STUDIO_ERROR_PROXY, N_ ("Proxy Not Usable"), "network-offline-symbolic" },
  { STUDIO_ERROR_REDIRECTED, N_ ("Redirected"), "dialog-warning-symbolic" },
  { STUDIO_ERROR_NOT_SERVED, N_ ("Not Found at the Service"), "dialog-question-symbolic" },
  { STUDIO_ERROR_ACCOUNT_UNPAID, N_ ("Bill Unpaid"), "dialog-password-symbolic" },
  { STUDIO_ERROR_APP_SUSPENDED, N_ ("Suspended"), "dialog-password-symbolic" },
  { STUDIO_ERROR_BAD_ANSWER, N_ ("Answer Not Usable"), "dialog-question-symbolic" },
  { STUDIO_ERROR_ANSWER_TOO_LARGE, N_ ("Answer Too Large"), "dialog-warning-symbolic" },
  { STUDIO_ERROR_NOT_AN_IMAGE, N_ ("Image Broken"), "image-missing-symbolic" },
  { STUDIO_ERROR_SERVER, N_ ("Trouble at the Service"), "dialog-warning-symbolic" },
  { STUDIO_ERROR_STORAGE, N_ ("Could Not Be Kept"), "drive-harddisk-symbolic" },
  { STUDIO_ERROR_NO_SPACE, N_ ("Disk Full"), "drive-harddisk-symbolic" },
};

static gsize
find_face (const GError *error)
{
  for (gsize i = 0; error != NULL && i < G_N_ELEMENTS (faces); i++)
    if (g_error_matches (error, STUDIO_ERROR, (int) faces[i].code))
      return i;
  return G_N_ELEMENTS (faces);
}

/* The one place of the connection that has to be looked at. */
static const char *
name_connection (const GError *error)
{
  if (g_error_matches (error, STUDIO_ERROR, STUDIO_ERROR_NOT_CONNECTED))
    return _ ("Connect…");
  if (g_error_matches (error, STUDIO_ERROR, STUDIO_ERROR_KEY)
      || g_error_matches (error, STUDIO_ERROR, STUDIO_ERROR_KEY_REFUSED))
    return _ ("Change Key…");
  return _ ("Connection…");
}

static void
append_detail (GString *details, const char *name, const char *value)
{
  if (value != NULL && *value != '\0')
    g_string_append_printf (details, "%s: %s\n", name, value);
}

/**
 * studio_error_view_title:
 * @state: how the job ended
 * @error: (nullable): why
 *
 * Returns: (transfer none): two or three words
 */
const char *
studio_error_view_title (StudioRecordState state, const GError *error)
{
  gsize face = find_face (error);
  if (state == STUDIO_RECORD_CANCELLED)
    return _ ("Cancelled");
  if (face < G_N_ELEMENTS (faces))
    return _ (faces[face].title);
  return state == STUDIO_RECORD_REFUSED ? _ ("Refused") : _ ("No Image Came");
}

/**
 * studio_error_view_icon:
 * @state: how the job ended
 * @error: (nullable): why
 *
 * Returns: (transfer none): the name of the icon
 */
const char *
studio_error_view_icon (StudioRecordState state, const GError *error)
{
  gsize face = find_face (error);
  if (state != STUDIO_RECORD_CANCELLED && face < G_N_ELEMENTS (faces))
    return faces[face].icon;
  return studio_view_state_icon (state);
}

/**
 * studio_error_view_message:
 * @state: how the job ended
 * @error: (nullable): why
 *
 * Returns: (transfer none): the sentence
 */
const char *
studio_error_view_message (StudioRecordState state, const GError *error)
{
  /* Of a job that was cancelled it says whether it may be billed all the same. */
  if (error != NULL)
    return error->message;
  if (state == STUDIO_RECORD_CANCELLED)
    return _ ("This image was cancelled before it came.");
  return state == STUDIO_RECORD_UNKNOWN ? _ ("It is not known what became of this image.")
                                        : _ ("This image could not be made.");
}

/**
 * studio_error_view_advice:
 * @state: how the job ended
 * @error: (nullable): why
 *
 * Returns: (transfer none): what to do, never empty; what was typed is still there
 */
const char *
studio_error_view_advice (StudioRecordState state, const GError *error)
{
  const char *advice = studio_error_get_advice (error);
  if (state == STUDIO_RECORD_CANCELLED)
    return _ ("What was typed is still in the composer.");
  return advice != NULL ? advice : _ ("Try again; what was typed is still in the composer.");
}

/**
 * studio_error_view_is_billed:
 * @state: how the job ended
 * @error: (nullable): why
 *
 * Returns: whether the call may have cost money
 */
gboolean
studio_error_view_is_billed (StudioRecordState state, const GError *error)
{
  return state == STUDIO_RECORD_UNKNOWN || studio_error_may_be_billed (error);
}

/**
 * studio_error_view_button:
 * @state: how the job ended
 * @error: (nullable): why
 *
 * Returns: (nullable) (transfer none): what the one button says, %NULL for no button
 */
const char *
studio_error_view_button (StudioRecordState state, const GError *error)
{
  if (state == STUDIO_RECORD_CANCELLED || error == NULL)
    return _ ("Try Again");
  switch (studio_error_get_action (error))
    {
    case STUDIO_ERROR_ACTION_EDIT:
      return g_error_matches (error, STUDIO_ERROR, STUDIO_ERROR_PARAMETER_REFUSED)
                 ? _ ("Edit Request")
                 : _ ("Edit Prompt");
    case STUDIO_ERROR_ACTION_CONNECT:
      return name_connection (error);
    case STUDIO_ERROR_ACTION_TRY_AGAIN:
      return _ ("Try Again");
    case STUDIO_ERROR_ACTION_STORAGE:
      return _ ("Open Folder");
    case STUDIO_ERROR_ACTION_NONE:
    default:
      return NULL;
    }
}

/**
 * studio_error_view_action:
 * @state: how the job ended
 * @error: (nullable): why
 *
 * Returns: (nullable) (transfer none): the action of the one button, %NULL for none; "win.generate"
 *   stands for the same request again
 */
const char *
studio_error_view_action (StudioRecordState state, const GError *error)
{
  if (state == STUDIO_RECORD_CANCELLED || error == NULL)
    return "win.generate";
  switch (studio_error_get_action (error))
    {
    case STUDIO_ERROR_ACTION_EDIT:
      return "win.focus-prompt";
    case STUDIO_ERROR_ACTION_CONNECT:
      return "win.connect";
    case STUDIO_ERROR_ACTION_TRY_AGAIN:
      return "win.generate";
    case STUDIO_ERROR_ACTION_STORAGE:
      return "win.open-folder";
    case STUDIO_ERROR_ACTION_NONE:
    default:
      return NULL;
    }
}

/**
 * studio_error_view_details:
 * @error: (nullable): why a job ended
 *
 * Returns: (transfer full): the sentence and what the service answered, for a person who asks for
 *   help with it; empty where nothing is known that is not on the page already
 */
char *
studio_error_view_details (const GError *error)
{
  GString *details = g_string_new (NULL);
  guint status = studio_error_get_http_status (error);
  const char *body = studio_error_get_body (error);

  if (error == NULL || error->domain != STUDIO_ERROR)
    return g_string_free (details, FALSE);
  g_string_append_printf (details, "%s\n\n", error->message);
  append_detail (details, _ ("Error"), studio_error_get_name (error));
  if (status > 0)
    g_string_append_printf (details, "%s: %u\n", _ ("HTTP status"), status);
  append_detail (details, _ ("Type"), studio_error_get_service_type (error));
  append_detail (details, _ ("Message"), studio_error_get_service_message (error));
  append_detail (details, _ ("Request ID"), studio_error_get_request_id (error));
  if (body != NULL && *body != '\0')
    g_string_append_printf (details, "\n%s\n", body);
  g_strchomp (details->str);
  return g_string_free (details, FALSE);
}
