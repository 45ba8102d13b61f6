/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-family.h"
#include "studio-lineage.h"
#include "studio-memory-keyring.h"
#include "studio-service-fixture.h"
#include "studio-test-images.h"
#include "studio-test-support.h"

static StudioRequest *
new_request (const char *prompt, const char *negative, StudioAspectRatio ratio, guint32 seed)
{
  return studio_request_new (prompt, negative, ratio, seed, STUDIO_OUTPUT_FORMAT_PNG, NULL);
}

static gint64
keep_request (StudioServiceFixture *self, StudioRequest *request, gint64 parent, gint64 run)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = studio_test_images_png (STUDIO_TEST_PNG_RGB, 30, 20, FALSE);
  gsize size = g_bytes_get_size (bytes);
  const StudioCallDetails details = { .parent = parent, .run = run };
  const StudioImageInfo info = { STUDIO_OUTPUT_FORMAT_PNG, 30, 20, (gint64) size };
  const StudioAnswerFacts facts = { .http_status = 200 };
  gint64 id = studio_library_add_with_details (self->library, request, NULL, &details, &error);

  g_assert_no_error (error);
  g_assert_true (studio_library_mark_sent (self->library, id, &error));
  g_autoptr (StudioPart) part = studio_library_open_part (self->library, id, &error);
  g_assert_no_error (error);
  g_assert_true (studio_part_write (part, g_bytes_get_data (bytes, NULL), size, &error));
  g_assert_true (studio_library_keep (self->library, id, part, &info, &facts, &error));
  g_assert_no_error (error);
  return id;
}

static gint64
keep (StudioServiceFixture *self, const char *prompt, gint64 parent)
{
  g_autoptr (StudioRequest) request = new_request (prompt, NULL, STUDIO_ASPECT_RATIO_1_1, 7);
  return keep_request (self, request, parent, 0);
}

/* "COLUMN:PARENT-COLUMN:THROUGH:PROMPT" of each, in the order of the list. */
static char *
describe (GListModel *list)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (StudioLineageNode) node = g_list_model_get_item (list, i);
      const StudioLineagePlace *place = studio_lineage_node_get_place (node);
      g_string_append_printf (text,
                              "%u:%d:%x:%s ",
                              place->column,
                              place->parent_column,
                              place->through,
                              studio_record_get_prompt (studio_lineage_node_get_record (node)));
    }
  return g_string_free (text, FALSE);
}

static GListModel *
load (StudioServiceFixture *self, gint64 id)
{
  g_autoptr (GError) error = NULL;
  GListModel *list = studio_lineage_load (self->library, id, &error);
  g_assert_no_error (error);
  return list;
}

/* a ─ b ─ d
 *   └ c ─ e, f */
static void
test_tree (StudioServiceFixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 a = keep (self, "a", 0);
  gint64 b = keep (self, "b", a);
  gint64 c = keep (self, "c", a);
  gint64 d = keep (self, "d", b);
  keep (self, "e", c);
  keep (self, "f", c);
  gint64 alone = keep (self, "alone", 0);

  for (gint64 id = a; id <= d; id++)
    {
      g_autoptr (GListModel) list = load (self, id);
      g_autofree char *text = describe (list);
      g_assert_cmpstr (text, ==, "0:-1:0:a 1:0:1:b 1:1:1:d 0:0:0:c 1:0:1:e 0:0:0:f ");
    }
  g_autoptr (GListModel) list = load (self, d);
  g_autoptr (StudioLineageNode) node = g_list_model_get_item (list, 2);
  g_assert_cmpuint (studio_lineage_node_get_place (node)->parent, ==, 1);
  g_assert_cmpuint (studio_lineage_node_get_place (node)->first_child, ==, G_MAXUINT);
  g_assert_cmpstr (studio_lineage_node_get_change (node), !=, NULL);
  g_autoptr (StudioLineageNode) first = g_list_model_get_item (list, 0);
  g_assert_cmpuint (studio_lineage_node_get_place (first)->first_child, ==, 1);
  g_assert_null (studio_lineage_node_get_change (first));

  g_autoptr (GListModel) other = load (self, alone);
  g_assert_cmpuint (g_list_model_get_n_items (other), ==, 1);
  g_autoptr (GArray) children = studio_library_list_children (self->library, a, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (children->len, ==, 2);
  g_assert_cmpint (g_array_index (children, gint64, 1), ==, c);
  g_autoptr (GListModel) none = load (self, 9999);
  g_assert_cmpuint (g_list_model_get_n_items (none), ==, 0);
}

/* Those that were asked for together stand side by side at the beginning. */
static void
test_run_mates (StudioServiceFixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (StudioRequest) one = new_request ("one", NULL, STUDIO_ASPECT_RATIO_1_1, 1);
  g_autoptr (StudioRequest) two = new_request ("two", NULL, STUDIO_ASPECT_RATIO_1_1, 2);
  gint64 first = keep_request (self, one, 0, 1);
  gint64 second = keep_request (self, two, 0, 1);
  keep (self, "three", second);
  g_autoptr (GListModel) list = load (self, second);
  g_autofree char *text = describe (list);

  g_assert_cmpint (first, ==, 1);
  g_assert_cmpstr (text, ==, "0:-1:0:two 0:0:0:three 0:-1:0:one ");
}

static void
test_long_and_round (StudioServiceFixture *self, G_GNUC_UNUSED gconstpointer data)
{
  gint64 parent = 0;

  for (guint i = 0; i < 40; i++)
    parent = keep (self, "on", parent);
  g_autoptr (GListModel) list = load (self, parent);
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, 40);

  /* A library that was tampered with: its own ancestor. */
  gint64 last = keep (self, "x", parent + 2);
  gint64 before = keep (self, "y", last);
  g_assert_cmpint (before, ==, parent + 2);
  g_autoptr (GListModel) round = load (self, last);
  g_assert_cmpuint (g_list_model_get_n_items (round), ==, 2);
}

static void
assert_change (StudioServiceFixture *self,
               StudioRequest *before,
               StudioRequest *after,
               const char *expected)
{
  gint64 a = keep_request (self, before, 0, 0);
  gint64 b = keep_request (self, after, a, 0);
  g_autoptr (StudioRecord) old = studio_service_fixture_load (self, a);
  g_autoptr (StudioRecord) new = studio_service_fixture_load (self, b);
  g_autofree char *change = studio_lineage_describe_change (old, new);
  g_assert_cmpstr (change, ==, expected);
}

static void
test_change (StudioServiceFixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (StudioRequest) lake = new_request ("a lake", NULL, STUDIO_ASPECT_RATIO_1_1, 7);
  g_autoptr (StudioRequest) same = new_request ("a lake", NULL, STUDIO_ASPECT_RATIO_1_1, 7);
  g_autoptr (StudioRequest) seed = new_request ("a lake", NULL, STUDIO_ASPECT_RATIO_1_1, 8);
  g_autoptr (StudioRequest) wide = new_request ("a lake", NULL, STUDIO_ASPECT_RATIO_16_9, 8);
  g_autoptr (StudioRequest) misty = new_request (
      "a misty lake", "crowd", STUDIO_ASPECT_RATIO_1_1, 7);

  assert_change (self, lake, same, "The same again");
  assert_change (self, lake, seed, "Another seed");
  assert_change (self, lake, wide, "16:9");
  assert_change (self, lake, misty, "+ misty · negative: + crowd");
}

static void
test_async (StudioServiceFixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) opened = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (StudioMemoryKeyring) keyring = studio_memory_keyring_new ();
  char *environment[] = { NULL };
  gint64 a = keep (self, "a", 0);
  StudioSession *session = studio_session_new (self->paths,
                                               self->clock,
                                               studio_random_new_repeatable (1),
                                               STUDIO_KEYRING (keyring),
                                               environment,
                                               NULL);

  studio_session_open_async (session, NULL, studio_test_store_result_cb, &opened);
  studio_test_wait_for_result (&opened);
  g_assert_true (studio_session_open_finish (session, opened, NULL));
  studio_session_load_lineage_async (session, a, NULL, studio_test_store_result_cb, &result);
  studio_test_wait_for_result (&result);
  g_autoptr (GListModel) list = studio_session_load_lineage_finish (session, result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, 1);
  g_clear_object (&result);
  g_clear_object (&opened);
  studio_draft_set_autosave (studio_session_get_draft (session), FALSE);
  studio_test_assert_finalized (session);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func)                      \
  g_test_add (name,                          \
              StudioServiceFixture,          \
              NULL,                          \
              studio_service_fixture_set_up, \
              func,                          \
              studio_service_fixture_tear_down)
  ADD ("/lineage/tree", test_tree);
  ADD ("/lineage/run-mates", test_run_mates);
  ADD ("/lineage/long-and-round", test_long_and_round);
  ADD ("/lineage/change", test_change);
  ADD ("/lineage/async", test_async);
#undef ADD
  return g_test_run ();
}
