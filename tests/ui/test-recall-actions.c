/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-recall-actions.h"

#include "studio-error.h"
#include "studio-filmstrip-tile.h"
#include "studio-image-drag.h"
#include "studio-image-keys.h"
#include "studio-image-menu.h"
#include "studio-infotext.h"
#include "studio-job-private.h"
#include "studio-share-content.h"
#include "studio-ui-fixture.h"
#include "studio-window-actions.h"

static gboolean
has_ended (gpointer job)
{
  return studio_job_has_ended (job);
}

/* An image in the library, and something else in the composer. */
static StudioJob *
make_image (StudioUiFixture *fixture)
{
  g_autoptr (StudioRequest) request = studio_request_new ("a red fox",
                                                          "fog",
                                                          STUDIO_ASPECT_RATIO_21_9,
                                                          77,
                                                          STUDIO_OUTPUT_FORMAT_JPEG,
                                                          STUDIO_DEFAULT_MODEL);
  StudioJob *job = studio_queue_add (studio_session_get_queue (fixture->session), request, NULL);

  studio_test_wait_until (has_ended, job);
  g_assert_cmpint (studio_job_get_state (job), ==, STUDIO_RECORD_KEPT);
  g_object_set (studio_session_get_draft (fixture->session),
                "prompt",
                "before",
                "negative-prompt",
                "crowd",
                "aspect-ratio",
                STUDIO_ASPECT_RATIO_9_21,
                "output-format",
                STUDIO_OUTPUT_FORMAT_PNG,
                "seed",
                "5",
                NULL);
  return job;
}

static void
do_verb (StudioWindow *window, const char *action, StudioJob *job)
{
  g_assert_true (gtk_widget_activate_action (
      GTK_WIDGET (window), action, "x", studio_job_get_record_id (job)));
}

static void
assert_draft (StudioUiFixture *fixture,
              const char *prompt,
              const char *negative_prompt,
              const char *seed,
              StudioAspectRatio ratio)
{
  StudioDraft *draft = studio_session_get_draft (fixture->session);

  g_assert_cmpstr (studio_draft_get_prompt (draft), ==, prompt);
  g_assert_cmpstr (studio_draft_get_negative_prompt (draft), ==, negative_prompt);
  g_assert_cmpstr (studio_draft_get_seed (draft), ==, seed);
  g_assert_cmpint (studio_draft_get_aspect_ratio (draft), ==, ratio);
}

static void
test_all (StudioUiFixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  StudioWindow *window = studio_ui_fixture_open_demo_window (fixture);
  StudioJob *job = make_image (fixture);

  do_verb (window, "win.recall", job);
  studio_test_wait_until (studio_ui_test_is_said, (gpointer) "5 fields changed");
  assert_draft (fixture, "a red fox", "fog", "77", STUDIO_ASPECT_RATIO_21_9);
  studio_ui_test_click ("Restore Previous");
  assert_draft (fixture, "before", "crowd", "5", STUDIO_ASPECT_RATIO_9_21);
  studio_ui_test_destroy (GTK_WIDGET (window), window);
}

static void
test_one_field (StudioUiFixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  StudioWindow *window = studio_ui_fixture_open_demo_window (fixture);
  StudioJob *job = make_image (fixture);

  /* One field that is asked for by its name comes back though it is locked. */
  studio_recall_actions_set_locks (fixture->settings, STUDIO_COMPOSITION_ALL);
  do_verb (window, "win.recall-prompt", job);
  studio_test_wait_until (studio_ui_test_is_said, (gpointer) "Prompt brought back");
  assert_draft (fixture, "a red fox", "crowd", "5", STUDIO_ASPECT_RATIO_9_21);
  do_verb (window, "win.recall-negative-prompt", job);
  studio_test_wait_until (studio_ui_test_is_said, (gpointer) "Negative prompt brought back");
  assert_draft (fixture, "a red fox", "fog", "5", STUDIO_ASPECT_RATIO_9_21);
  do_verb (window, "win.recall-seed", job);
  studio_test_wait_until (studio_ui_test_is_said, (gpointer) "Seed changed");
  assert_draft (fixture, "a red fox", "fog", "77", STUDIO_ASPECT_RATIO_9_21);
  do_verb (window, "win.recall-aspect-ratio", job);
  studio_test_wait_until (studio_ui_test_is_said, (gpointer) "Aspect ratio changed");
  assert_draft (fixture, "a red fox", "fog", "77", STUDIO_ASPECT_RATIO_21_9);
  do_verb (window, "win.recall-seed", job);
  studio_test_wait_until (studio_ui_test_is_said, (gpointer) "The composer has this already");
  studio_ui_test_destroy (GTK_WIDGET (window), window);
}

static void
test_locks (StudioUiFixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  StudioWindow *window = studio_ui_fixture_open_demo_window (fixture);
  StudioJob *job = make_image (fixture);

  studio_recall_actions_set_locks (fixture->settings,
                                   STUDIO_COMPOSITION_SEED | STUDIO_COMPOSITION_NEGATIVE_PROMPT);
  g_assert_cmpuint (studio_recall_actions_get_locks (fixture->settings),
                    ==,
                    STUDIO_COMPOSITION_SEED | STUDIO_COMPOSITION_NEGATIVE_PROMPT);
  do_verb (window, "win.recall", job);
  studio_test_wait_until (studio_ui_test_is_said, (gpointer) "3 fields changed");
  assert_draft (fixture, "a red fox", "crowd", "5", STUDIO_ASPECT_RATIO_21_9);
  studio_ui_test_destroy (GTK_WIDGET (window), window);
}

static void
test_vary (StudioUiFixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  StudioWindow *window = studio_ui_fixture_open_demo_window (fixture);
  StudioJob *job = make_image (fixture);
  StudioDraft *draft = studio_session_get_draft (fixture->session);

  studio_recall_actions_set_locks (fixture->settings, STUDIO_COMPOSITION_SEED);
  do_verb (window, "win.vary", job);
  studio_test_wait_until (studio_ui_test_is_said, (gpointer) "5 fields changed");
  g_assert_cmpstr (studio_draft_get_prompt (draft), ==, "a red fox");
  g_assert_cmpstr (studio_draft_get_seed (draft), !=, "77");
  g_assert_cmpstr (studio_draft_get_seed (draft), !=, "5");
  studio_ui_test_destroy (GTK_WIDGET (window), window);
}

static char *
read_text (gpointer widget)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (widget);
  g_autoptr (GAsyncResult) result = NULL;

  gdk_clipboard_read_text_async (clipboard, NULL, studio_test_store_result_cb, &result);
  studio_test_wait_for_result (&result);
  return gdk_clipboard_read_text_finish (clipboard, result, NULL);
}

static void
test_copies (StudioUiFixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  StudioWindow *window = studio_ui_fixture_open_demo_window (fixture);
  StudioJob *job = make_image (fixture);
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (window));
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  do_verb (window, "win.copy-seed", job);
  studio_test_wait_until (studio_ui_test_is_said, (gpointer) "Seed copied");
  g_autofree char *seed = read_text (window);
  g_assert_cmpstr (seed, ==, "77");

  do_verb (window, "win.copy-parameters", job);
  studio_test_wait_until (studio_ui_test_is_said,
                          (gpointer) "Parameters copied, as other programs read them");
  g_autofree char *text = read_text (window);
  g_autoptr (StudioInfotext) infotext = studio_infotext_parse (text);
  g_assert_cmpstr (infotext->prompt, ==, "a red fox");
  g_assert_cmpstr (infotext->negative_prompt, ==, "fog");
  g_assert_cmpstr (studio_infotext_get (infotext, "Seed"), ==, "77");
  g_assert_cmpstr (studio_infotext_get (infotext, "Size"), ==, "1536x640");

  do_verb (window, "win.copy-image", job);
  studio_test_wait_until (studio_ui_test_is_said,
                          (gpointer) "Image copied; it says only that AI made it");
  gdk_clipboard_read_texture_async (clipboard, NULL, studio_test_store_result_cb, &result);
  studio_test_wait_for_result (&result);
  g_autoptr (GdkTexture) texture = gdk_clipboard_read_texture_finish (clipboard, result, &error);
  g_assert_no_error (error);
  g_assert_cmpint (gdk_texture_get_width (texture), ==, 1536);
  studio_ui_test_destroy (GTK_WIDGET (window), window);
}

static char *
write_content (GdkContentProvider *content, const char *mime_type, gsize *size)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  gdk_content_provider_write_mime_type_async (
      content, mime_type, stream, G_PRIORITY_DEFAULT, NULL, studio_test_store_result_cb, &result);
  studio_test_wait_for_result (&result);
  g_assert_true (gdk_content_provider_write_mime_type_finish (content, result, &error));
  g_assert_no_error (error);
  g_assert_true (g_output_stream_close (stream, NULL, NULL));
  *size = g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (stream));
  return g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (stream));
}

static gboolean
can_be_dragged (gpointer widget)
{
  g_autoptr (GdkContentProvider) content = studio_image_drag_prepare (widget);
  return content != NULL;
}

static void
assert_says (const char *bytes, gsize size, gboolean all, gboolean label)
{
  g_assert_cmpint (studio_ui_test_holds (bytes, size, "a red fox"), ==, all);
  g_assert_cmpint (studio_ui_test_holds (bytes, size, "trainedAlgorithmicMedia"), ==, label);
}

static char *
read_dragged (GtkWidget *widget, gsize *size)
{
  g_autoptr (GdkContentProvider) content = studio_image_drag_prepare (widget);
  gsize n_written = 0;
  char *bytes = NULL;
  g_autofree char *written = write_content (content, "text/uri-list", &n_written);
  g_autofree char *text = g_strndup (written, n_written);
  g_auto (GStrv) uris = g_uri_list_extract_uris (text);

  g_assert_cmpuint (g_strv_length (uris), ==, 1);
  g_autofree char *path = g_filename_from_uri (uris[0], NULL, NULL);
  g_assert_null (strstr (path, "library"));
  g_assert_true (g_file_get_contents (path, &bytes, size, NULL));
  return bytes;
}

static void
check_drag (StudioUiFixture *fixture, GtkWidget *widget, StudioJob *job)
{
  static const char *const choices[] = { "all", "label", "none" };
  g_auto (GValue) id = G_VALUE_INIT;
  gsize n_written = 0;

  studio_test_wait_until (can_be_dragged, widget);
  g_autoptr (GdkContentProvider) content = studio_image_drag_prepare (widget);
  g_assert_true (STUDIO_IS_SHARE_CONTENT (content));
  g_value_init (&id, G_TYPE_INT64);
  g_assert_true (gdk_content_provider_get_value (content, &id, NULL));
  g_assert_cmpint (g_value_get_int64 (&id), ==, studio_job_get_record_id (job));
  for (int i = 0; i < 3; i++)
    {
      g_settings_set_string (fixture->settings, "drag-metadata", choices[i]);
      g_autofree char *bytes = read_dragged (widget, &n_written);
      assert_says (bytes, n_written, i == 0, i < 2);
    }
  g_settings_reset (fixture->settings, "drag-metadata");

  /* In its own format, and PNG for who takes nothing else. */
  g_autofree char *jpeg = write_content (content, "image/jpeg", &n_written);
  g_assert_cmpmem (jpeg, 2, "\xff\xd8", 2);
  assert_says (jpeg, n_written, TRUE, TRUE);
  g_autofree char *png = write_content (content, "image/png", &n_written);
  g_assert_cmpmem (png, 4, "\x89PNG", 4);
  assert_says (png, n_written, TRUE, TRUE);
}

static void
test_drag (StudioUiFixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  StudioWindow *window = studio_ui_fixture_open_demo_window (fixture);
  StudioJob *job = make_image (fixture);

  studio_window_show_job (window, job);
  studio_ui_test_settle ();
  GtkWidget *viewer = GTK_WIDGET (studio_window_get_parts (window).viewer);
  check_drag (fixture, viewer, job);
  check_drag (
      fixture, studio_ui_test_find (GTK_WIDGET (window), STUDIO_TYPE_FILMSTRIP_TILE, NULL), job);
  studio_ui_test_destroy (GTK_WIDGET (window), window);
}

static gboolean
is_on_show (gpointer window)
{
  return studio_image_keys_find (window) > 0;
}

static void
test_keys (StudioUiFixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  StudioWindow *window = studio_ui_fixture_open_demo_window (fixture);

  /* No image is on show: nothing happens. */
  g_assert_false (is_on_show (window));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.on-image", "s", "win.recall-seed");
  StudioJob *job = make_image (fixture);
  studio_window_show_job (window, job);
  studio_test_wait_until (is_on_show, window);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.on-image", "s", "win.recall-prompt");
  studio_test_wait_until (studio_ui_test_is_said, (gpointer) "Prompt brought back");
  assert_draft (fixture, "a red fox", "crowd", "5", STUDIO_ASPECT_RATIO_9_21);
  studio_ui_test_destroy (GTK_WIDGET (window), window);
}

static gboolean
has_action (GtkWidget *window, const char *wanted)
{
  const GVariantType *type = NULL;
  const char *action = NULL;
  const char *property = NULL;
  GType owner = G_TYPE_INVALID;
  guint i = 0;

  while (gtk_widget_class_query_action (
      GTK_WIDGET_GET_CLASS (window), i++, &owner, &action, &type, &property))
    if (g_str_equal (action, wanted))
      return TRUE;
  return FALSE;
}

/* Every action of the menu is one of the window. */
static void
check_menu (GtkWidget *window, GMenuModel *menu)
{
  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autofree char *action = NULL;
      g_autoptr (GMenuLinkIter) links = g_menu_model_iterate_item_links (menu, i);
      GMenuModel *link = NULL;

      g_menu_model_get_item_attribute (menu, i, "action", "s", &action);
      if (action != NULL)
        g_assert_true (has_action (window, action));
      while (g_menu_link_iter_get_next (links, NULL, &link))
        {
          check_menu (window, link);
          g_object_unref (link);
        }
    }
}

/* The files of all that is selected, and in this window the one that was grabbed. */
static void
test_drag_selection (StudioUiFixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  StudioWindow *window = studio_ui_fixture_open_demo_window (fixture);
  gint64 first = studio_job_get_record_id (make_image (fixture));
  gint64 second = studio_job_get_record_id (make_image (fixture));
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_auto (GValue) id = G_VALUE_INIT;
  g_auto (GStrv) uris = NULL;
  gsize size = 0;

  g_array_append_val (ids, first);
  g_array_append_val (ids, second);
  StudioLibrary *library = studio_session_get_library (fixture->session);
  g_autoptr (StudioRecord) grabbed = studio_library_load (library, second, NULL);
  const StudioExportOptions options = { .name_template = "{counter}" };
  g_autoptr (GdkContentProvider) content = studio_share_content_new_for_drag (
      library, grabbed, ids, &options);
  g_value_init (&id, G_TYPE_INT64);
  g_assert_true (gdk_content_provider_get_value (content, &id, NULL));
  g_assert_cmpint (g_value_get_int64 (&id), ==, second);
  g_autofree char *written = write_content (content, "text/uri-list", &size);
  g_autofree char *text = g_strndup (written, size);
  uris = g_uri_list_extract_uris (text);
  g_assert_cmpuint (g_strv_length (uris), ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *path = g_filename_from_uri (uris[i], NULL, NULL);
      g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
    }
  studio_ui_test_destroy (GTK_WIDGET (window), window);
}

static gboolean
has_image_for_keys (gpointer window)
{
  return studio_image_keys_find (window) > 0;
}

/* The keys are for the image that is selected in the tree, as elsewhere for the one on show. */
static void
test_tree (StudioUiFixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  StudioWindow *window = studio_ui_fixture_open_demo_window (fixture);
  GtkWidget *widget = GTK_WIDGET (window);

  gtk_widget_activate_action (widget, "win.show-view", "s", "lineage");
  g_assert_cmpint (studio_image_keys_find (widget), ==, 0);
  gtk_widget_activate_action (widget, "win.show-view", "s", "studio");
  StudioJob *job = make_image (fixture);
  studio_window_show_job (window, job);
  gtk_widget_activate_action (widget, "win.show-view", "s", "lineage");
  studio_test_wait_until (has_image_for_keys, window);
  g_assert_cmpint (studio_image_keys_find (widget), ==, studio_job_get_record_id (job));
  gtk_widget_activate_action (widget, "win.on-image", "s", "win.recall-seed");
  studio_test_wait_until (studio_ui_test_is_said, (gpointer) "Seed changed");
  assert_draft (fixture, "before", "crowd", "77", STUDIO_ASPECT_RATIO_9_21);
  studio_ui_test_destroy (widget, window);
}

static gboolean
has_four (gpointer session)
{
  return g_list_model_get_n_items (G_LIST_MODEL (studio_session_get_queue (session))) == 4;
}

/* Several at once, each as it was asked for. */
static void
test_run_again (StudioUiFixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  StudioWindow *window = studio_ui_fixture_open_demo_window (fixture);
  gint64 ids[] = { studio_job_get_record_id (make_image (fixture)),
                   studio_job_get_record_id (make_image (fixture)) };
  g_autoptr (GVariant) all = g_variant_ref_sink (
      g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, ids, 2, sizeof *ids));

  g_assert_true (
      gtk_widget_activate_action_variant (GTK_WIDGET (window), "win.run-again-all", all));
  studio_test_wait_until (has_four, fixture->session);
  g_assert_nonnull (studio_ui_test_find_label ("2 images asked for again"));
  GListModel *queue = G_LIST_MODEL (studio_session_get_queue (fixture->session));
  for (guint i = 0; i < 4; i++)
    {
      g_autoptr (StudioJob) job = g_list_model_get_item (queue, i);
      g_assert_cmpuint (studio_request_get_seed (studio_job_get_request (job)), ==, 77);
      studio_test_wait_until (has_ended, job);
    }
  studio_ui_test_destroy (GTK_WIDGET (window), window);
}

static gboolean
has_three_waiting (gpointer queue)
{
  return studio_queue_get_n_waiting (queue) == 3;
}

/* Ended without an image, at once. */
static gint64
end_job (StudioQueue *queue, guint place, StudioRecordState state)
{
  g_autoptr (StudioJob) job = g_list_model_get_item (G_LIST_MODEL (queue), place);

  studio_job_end (job, state, g_error_new_literal (STUDIO_ERROR, STUDIO_ERROR_SERVER, "It broke."));
  return studio_job_get_record_id (job);
}

/* What failed for sure goes at once; what may have been billed only when the person says so. */
static void
test_try_again (StudioUiFixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  StudioWindow *window = studio_ui_fixture_open_demo_window (fixture);
  GtkWidget *widget = GTK_WIDGET (window);
  StudioQueue *queue = studio_session_get_queue (fixture->session);
  g_autoptr (StudioRequest) request = studio_request_new (
      "a fox", NULL, STUDIO_ASPECT_RATIO_1_1, 7, STUDIO_OUTPUT_FORMAT_PNG, STUDIO_DEFAULT_MODEL);

  studio_queue_set_paused (queue, TRUE);
  g_assert_true (studio_queue_add_many (queue, request, 3, NULL));
  end_job (queue, 0, STUDIO_RECORD_FAILED);
  gint64 unknown = end_job (queue, 1, STUDIO_RECORD_UNKNOWN);
  g_assert_cmpuint (studio_queue_get_n_waiting (queue), ==, 1);

  gtk_widget_activate_action (widget, "win.try-again", "x", unknown);
  studio_ui_test_click ("Cancel");
  studio_test_wait_until (studio_ui_test_is_not_said, (gpointer) "Ask Again");
  g_assert_cmpuint (studio_queue_get_n_waiting (queue), ==, 2);
  gtk_widget_activate_action (widget, "win.try-again", "x", unknown);
  g_assert_cmpuint (studio_queue_get_n_waiting (queue), ==, 2);
  studio_ui_test_click ("Ask Again");
  studio_test_wait_until (has_three_waiting, queue);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (queue)), ==, 3);
  studio_queue_cancel_all (queue);
  studio_ui_test_destroy (widget, window);
}

static void
test_menu (StudioUiFixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  StudioWindow *window = studio_ui_fixture_open_demo_window (fixture);
  g_autoptr (GMenuModel) menu = studio_image_menu_new (NULL, 1);

  check_menu (GTK_WIDGET (window), menu);
  studio_ui_test_destroy (GTK_WIDGET (window), window);
}

static void
add_tests (void)
{
  studio_ui_test_add ("/recall-actions/all", test_all);
  studio_ui_test_add ("/recall-actions/one-field", test_one_field);
  studio_ui_test_add ("/recall-actions/locks", test_locks);
  studio_ui_test_add ("/recall-actions/vary", test_vary);
  studio_ui_test_add ("/recall-actions/copies", test_copies);
  studio_ui_test_add ("/recall-actions/drag", test_drag);
  studio_ui_test_add ("/recall-actions/drag-selection", test_drag_selection);
  studio_ui_test_add ("/recall-actions/tree", test_tree);
  studio_ui_test_add ("/recall-actions/run-again", test_run_again);
  studio_ui_test_add ("/recall-actions/try-again", test_try_again);
  studio_ui_test_add ("/recall-actions/keys", test_keys);
  studio_ui_test_add ("/recall-actions/menu", test_menu);
}

int
main (int argc, char **argv)
{
  return studio_ui_test_run (argc, argv, add_tests);
}
