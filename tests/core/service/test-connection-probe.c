/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "service-question.h"
#include "studio-connection-probe.h"
#include "studio-error.h"
#include "studio-model-list.h"
#include "studio-test-support.h"

#include <string.h>

#define KEY "inf-canary-0123456789"
#define MODELS                                                                                    \
  "[{\"model_id\":\"claude\",\"type\":[\"text-to-text\"],\"regions\":[\"us\"]},"                  \
  "{\"model_id\":\"stable-image-ultra\",\"type\":[\"text-to-image\"],\"regions\":[\"us-east-1\"," \
  "\"<b>\",7,\"eu-central-1\"]}]"

static GListModel *
probe (Question *fixture, const char *address, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  studio_connection_probe_async (fixture->session,
                                 address,
                                 KEY,
                                 "stable-image-ultra",
                                 fixture->cancellable,
                                 studio_test_store_result_cb,
                                 &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return studio_connection_probe_finish (result, error);
}

static void
add_reply (Question *fixture, const char *status, const char *body)
{
  g_autofree char *text = g_strdup_printf (
      "HTTP/1.1 %s\r\nContent-Length: %zu\r\n\r\n%s", status, strlen (body), body);
  peer_add (fixture->peer, text, -1, NULL, PEER_KEEP);
}

/* As `address=proved key=open`, and never a word of the key. */
static char *
summarise (GListModel *findings)
{
  g_autoptr (GString) text = g_string_new (NULL);
  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (StudioFinding) finding = g_list_model_get_item (findings, i);
      StudioFindingVerdict verdict = studio_finding_get_verdict (finding);
      g_assert_null (strstr (studio_finding_get_text (finding), "canary"));
      g_assert_true (g_str_has_suffix (studio_finding_get_text (finding), "."));
      g_assert_true ((verdict == STUDIO_FINDING_DISPROVED)
                     == (studio_finding_get_error (finding) != NULL));
      g_string_append_printf (text,
                              "%s%s=%s",
                              i == 0 ? "" : " ",
                              studio_finding_get_subject (finding),
                              studio_finding_verdict_to_string (verdict));
    }
  return g_strdup (text->str);
}

typedef struct
{
  const char *models_status;
  const char *models;
  const char *servers_status;
  const char *servers;
  const char *summary;
  int problem;
} Row;

static const Row rows[] = {
  { "200 OK", MODELS, "200 OK", "[]", "address=proved model=proved key=proved images=open", 0 },
  { "200 OK",
    MODELS,
    "401 No",
    "{}",
    "address=proved model=proved key=disproved images=open",
    STUDIO_ERROR_KEY_REFUSED },
  { "200 OK", MODELS, "403 No", "", "address=proved model=proved key=open images=open", 0 },
  { "200 OK", MODELS, "404 No", "", "address=proved model=proved key=open images=open", 0 },
  { "200 OK", MODELS, "500 No", "", "address=proved model=proved key=open images=open", 0 },
  { "200 OK", MODELS, "200 OK", "<html>", "address=proved model=proved key=open images=open", 0 },
  { "200 OK",
    "[{\"model_id\":\"claude\"}]",
    "200 OK",
    "[]",
    "address=proved model=disproved key=proved images=open",
    STUDIO_ERROR_MODEL },
  { "200 OK",
    "[{\"model_id\":\"claude\"}]",
    "401 No",
    "",
    "address=proved model=disproved key=disproved images=open",
    STUDIO_ERROR_KEY_REFUSED },
  { "200 OK", "<html>", "200 OK", "[]", "address=proved model=open key=proved images=open", 0 },
  { "200 OK", "[]", "200 OK", "[]", "address=proved model=open key=proved images=open", 0 },
  { "404 No", "", "200 OK", "[]", "address=open model=open key=proved images=open", 0 },
  { "500 No",
    "{\"id\":\"x\"}",
    "200 OK",
    "[]",
    "address=open model=open key=proved images=open",
    0 },
  { "302 Found\r\nLocation: https://evil.example/",
    "",
    NULL,
    NULL,
    "address=disproved key=open images=open",
    STUDIO_ERROR_ADDRESS },
};

static void
test_rows (Question *fixture, G_GNUC_UNUSED gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const Row *row = &rows[i];
      g_autoptr (GError) error = NULL;
      add_reply (fixture, row->models_status, row->models);
      if (row->servers_status != NULL)
        add_reply (fixture, row->servers_status, row->servers);
      g_autoptr (GListModel) findings = probe (fixture, peer_get_address (fixture->peer), &error);
      g_assert_no_error (error);
      g_autofree char *summary = summarise (findings);
      g_assert_cmpstr (summary, ==, row->summary);
      const GError *problem = studio_connection_probe_find_problem (findings);
      if (row->problem == 0)
        g_assert_null (problem);
      else
        g_assert_error (problem, STUDIO_ERROR, row->problem);
    }
}

/* The key goes along with the second question only, and nothing is posted. */
static void
test_what_is_sent (Question *fixture, G_GNUC_UNUSED gconstpointer data)
{
  add_reply (fixture, "200 OK", MODELS);
  add_reply (fixture, "200 OK", "[]");
  g_autoptr (GListModel) findings = probe (fixture, peer_get_address (fixture->peer), NULL);
  const char *request = peer_get_last_request (fixture->peer);
  g_assert_cmpuint (peer_get_n_requests (fixture->peer), ==, 2);
  g_assert_true (g_str_has_prefix (request, "GET /v1/mcp/servers HTTP/1.1\r\n"));
  g_assert_nonnull (strstr (request, "\r\nAuthorization: Bearer " KEY "\r\n"));

  add_reply (fixture, "302 Found\r\nLocation: /x", "");
  g_autoptr (GListModel) others = probe (fixture, peer_get_address (fixture->peer), NULL);
  request = peer_get_last_request (fixture->peer);
  g_assert_true (g_str_has_prefix (request, "GET /available-models HTTP/1.1\r\n"));
  g_assert_null (strstr (request, "canary"));
  g_assert_cmpuint (peer_get_n_requests (fixture->peer), ==, 3);
}

static void
test_regions_are_told (Question *fixture, G_GNUC_UNUSED gconstpointer data)
{
  add_reply (fixture, "200 OK", MODELS);
  add_reply (fixture, "200 OK", "[]");
  g_autoptr (GListModel) findings = probe (fixture, peer_get_address (fixture->peer), NULL);
  g_autoptr (StudioFinding) model = g_list_model_get_item (findings, 1);
  g_autofree char *subject = NULL;
  g_autofree char *text = NULL;
  StudioFindingVerdict verdict;

  g_object_get (model, "subject", &subject, "text", &text, "verdict", &verdict, NULL);
  g_assert_cmpstr (subject, ==, "model");
  g_assert_cmpint (verdict, ==, STUDIO_FINDING_PROVED);
  g_assert_nonnull (strstr (text, "us-east-1, eu-central-1"));
  g_assert_null (strstr (text, "<b>"));
}

static void
test_network (Question *fixture, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) nowhere = probe (fixture, "http://127.0.0.1:9", &error);
  g_autofree char *first = summarise (nowhere);
  g_assert_cmpstr (first, ==, "address=disproved key=open images=open");
  g_assert_error (
      studio_connection_probe_find_problem (nowhere), STUDIO_ERROR, STUDIO_ERROR_OFFLINE);

  add_reply (fixture, "200 OK", MODELS);
  peer_add (fixture->peer, "", 0, NULL, PEER_RESET);
  g_autoptr (GListModel) lost = probe (fixture, peer_get_address (fixture->peer), &error);
  g_autofree char *second = summarise (lost);
  g_assert_cmpstr (second, ==, "address=proved model=proved key=open images=open");

  g_assert_null (probe (fixture, "no address", &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_ADDRESS);
  g_clear_error (&error);
  g_cancellable_cancel (fixture->cancellable);
  g_assert_null (probe (fixture, peer_get_address (fixture->peer), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_model_list (void)
{
  static const struct
  {
    const char *body;
    StudioModelListing listing;
    const char *regions;
  } cases[] = {
    { MODELS, STUDIO_MODEL_LISTING_WITH, "us-east-1, eu-central-1" },
    { " [{\"model_id\":\"Stable-Image-Ultra\"}] ", STUDIO_MODEL_LISTING_WITH, "" },
    { "[{\"model_id\":\"m\",\"regions\":\"us\"},7,null,[],{\"model_id\":7}]",
      STUDIO_MODEL_LISTING_WITHOUT,
      "" },
    { "", STUDIO_MODEL_LISTING_NONE, "" },
    { "{}", STUDIO_MODEL_LISTING_NONE, "" },
    { "[", STUDIO_MODEL_LISTING_NONE, "" },
    { "7", STUDIO_MODEL_LISTING_NONE, "" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *regions = NULL;
      g_assert_cmpint (studio_model_list_find (
                           cases[i].body, strlen (cases[i].body), "stable-image-ultra", &regions),
                       ==,
                       cases[i].listing);
      g_assert_cmpstr (regions, ==, cases[i].regions);
    }
  g_assert_true (studio_model_list_is_json ("[]", 2));
  g_assert_false (studio_model_list_is_json ("<p>", 3));
  g_assert_false (studio_model_list_is_json ("\"\xff\"", 3));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add (name, Question, NULL, question_set_up, func, question_tear_down)
  ADD ("/connection-probe/rows", test_rows);
  ADD ("/connection-probe/what-is-sent", test_what_is_sent);
  ADD ("/connection-probe/regions-are-told", test_regions_are_told);
  ADD ("/connection-probe/network", test_network);
#undef ADD
  g_test_add_func ("/connection-probe/model-list", test_model_list);
  return g_test_run ();
}
