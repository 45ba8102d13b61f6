/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-demo-control.h"

#include "studio-demo-contract.h"

#include <string.h>

static void
send_text (SoupServerMessage *message, guint status, const char *text)
{
  soup_server_message_set_status (message, status, NULL);
  soup_server_message_set_response (message, "text/plain", SOUP_MEMORY_COPY, text, strlen (text));
}

static gboolean
is_allowed (SoupServerMessage *message)
{
  const char *key = soup_message_headers_get_one (soup_server_message_get_request_headers (message),
                                                  "authorization");
  g_auto (StudioDemoRefusal) refusal = { 0 };

  return studio_demo_contract_check_key (key, &refusal);
}

static char *
read_name (SoupServerMessage *message)
{
  SoupMessageBody *body = soup_server_message_get_request_body (message);
  g_autoptr (GBytes) bytes = soup_message_body_flatten (body);
  gsize n;
  const char *text = g_bytes_get_data (bytes, &n);

  return g_strstrip (n == 0 ? g_strdup ("") : g_strndup (text, n));
}

/**
 * studio_demo_control_answer:
 * @message: a request that has just come in
 * @path: its path
 * @plan: where the fault stands that the service answers with
 *
 * Answers `GET` and `PUT` of %STUDIO_DEMO_CONTROL_PATH, whose text is the name of a fault, or empty
 * for none. A web page cannot send the key along, so none can meddle. To be called in the server's
 * thread.
 *
 * Returns: whether it answered
 */
gboolean
studio_demo_control_answer (SoupServerMessage *message, const char *path, StudioDemoPlan *plan)
{
  if (!g_str_equal (path, STUDIO_DEMO_CONTROL_PATH))
    return FALSE;
  const char *method = soup_server_message_get_method (message);
  g_autofree char *name = read_name (message);

  if (!is_allowed (message))
    send_text (message, 401, "The key is missing.");
  else if (g_str_equal (method, "GET"))
    send_text (message, 200, plan->fault == NULL ? "" : plan->fault->name);
  else if (!g_str_equal (method, "PUT"))
    send_text (message, 405, "Only GET and PUT are answered here.");
  else if (*name != '\0' && !studio_demo_fault_exists (name))
    send_text (message, 400, "There is no such fault.");
  else
    {
      plan->fault = studio_demo_fault_find (name);
      plan->n_faulty = 0;
      send_text (message, 200, name);
    }
  return TRUE;
}
