/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-copy-actions.h"
#include "studio-error.h"
#include "studio-filmstrip-tile.h"
#include "studio-image-menu.h"
#include "studio-prompt-field.h"
#include "studio-snippet.h"
#include "studio-ui-fixture.h"
#include "studio-window-actions.h"

static const char *const forms[] = { "curl", "heroku", "python", "ruby", "javascript" };

#define PROMPT "it's \"a\" lake\n$HOME `id` #{1} 🍄 قارب"

static void
set_clipboard (gpointer widget, const char *text)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
}

static char *
read_clipboard (gpointer widget)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (widget);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  gdk_clipboard_read_text_async (clipboard, NULL, studio_test_store_result_cb, &result);
  studio_test_wait_for_result (&result);
  char *text = gdk_clipboard_read_text_finish (clipboard, result, &error);
  g_assert_no_error (error);
  return text;
}

static void
assert_clipboard (gpointer widget, const char *expected)
{
  g_autofree char *text = read_clipboard (widget);
  g_assert_cmpstr (text, ==, expected);
}

static char *
build (StudioRequest *request, const char *name)
{
  StudioSnippetForm form;
  g_assert_true (studio_snippet_form_from_string (name, &form, NULL));
  return studio_snippet_build (request, form);
}

static gboolean
has_changed (gpointer window)
{
  g_autofree char *text = read_clipboard (window);
  return g_strcmp0 (text, "before") != 0;
}

static gboolean
has_ended (gpointer job)
{
  return studio_job_has_ended (job);
}

/* The request as the library has it, whatever came of it. */
static StudioJob *
run_job (StudioUiFixture *fixture)
{
  g_autoptr (StudioRequest) request = studio_request_new (
      PROMPT, "fog", STUDIO_ASPECT_RATIO_9_21, 7, STUDIO_OUTPUT_FORMAT_JPEG, STUDIO_DEFAULT_MODEL);
  StudioJob *job = studio_queue_add (studio_session_get_queue (fixture->session), request, NULL);

  studio_test_wait_until (has_ended, job);
  return job;
}

static void
check_record (StudioWindow *window, StudioJob *job)
{
  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autofree char *expected = build (studio_job_get_request (job), forms[i]);

      set_clipboard (window, "before");
      gtk_widget_activate_action (
          GTK_WIDGET (window), "win.copy-as", "(xs)", studio_job_get_record_id (job), forms[i]);
      studio_test_wait_until (has_changed, window);
      assert_clipboard (window, expected);
    }
}

static void
test_kept (StudioUiFixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  StudioWindow *window = studio_ui_fixture_open_window (fixture);

  studio_ui_fixture_connect_demo (fixture);
  StudioJob *job = run_job (fixture);
  g_assert_cmpint (studio_job_get_state (job), ==, STUDIO_RECORD_KEPT);
  check_record (window, job);
  gtk_widget_activate_action (
      GTK_WIDGET (window), "win.copy-prompt", "x", studio_job_get_record_id (job));
  studio_test_wait_until (studio_ui_test_is_said, (gpointer) "Prompt copied");
  assert_clipboard (window, PROMPT);
  studio_ui_test_destroy (GTK_WIDGET (window), window);
}

static GBytes *
read_image (StudioWindow *window)
{
  GdkContentProvider *content = gdk_clipboard_get_content (
      gtk_widget_get_clipboard (GTK_WIDGET (window)));
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  gdk_content_provider_write_mime_type_async (content,
                                              "image/jpeg",
                                              stream,
                                              G_PRIORITY_DEFAULT,
                                              NULL,
                                              studio_test_store_result_cb,
                                              &result);
  studio_test_wait_for_result (&result);
  g_assert_true (gdk_content_provider_write_mime_type_finish (content, result, &error));
  g_assert_no_error (error);
  g_assert_true (g_output_stream_close (stream, NULL, NULL));
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
}

static void
assert_texture (StudioWindow *window)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (window));
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  gdk_clipboard_read_texture_async (clipboard, NULL, studio_test_store_result_cb, &result);
  studio_test_wait_for_result (&result);
  g_autoptr (GdkTexture) texture = gdk_clipboard_read_texture_finish (clipboard, result, &error);
  g_assert_no_error (error);
  g_assert_cmpint (gdk_texture_get_height (texture), >, gdk_texture_get_width (texture));
}

/* What is pasted says what was chosen, which stays for the next time. */
static void
test_image (StudioUiFixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  static const char *const choices[] = { "all", "none", "label" };
  static const char *const said[] = {
    "Image copied; it says how it was made",
    "Image copied; it says nothing of itself",
    "Image copied; it says only that AI made it",
  };
  StudioWindow *window = studio_ui_fixture_open_window (fixture);

  studio_ui_fixture_connect_demo (fixture);
  gint64 id = studio_job_get_record_id (run_job (fixture));
  for (gsize i = 0; i < G_N_ELEMENTS (choices); i++)
    {
      gtk_widget_activate_action (
          GTK_WIDGET (window), "win.copy-image-with", "(xs)", id, choices[i]);
      studio_test_wait_until (studio_ui_test_is_said, (gpointer) said[i]);
      g_autoptr (GBytes) bytes = read_image (window);
      gsize size = 0;
      const char *start = g_bytes_get_data (bytes, &size);
      g_assert_cmpint (studio_ui_test_holds (start, size, "fog"), ==, i == 0);
      g_assert_cmpint (studio_ui_test_holds (start, size, "trainedAlgorithmicMedia"), ==, i != 1);
    }
  set_clipboard (window, "before");
  studio_copy_actions_copy_prompt (GTK_WIDGET (window), studio_job_get_request (run_job (fixture)));
  studio_test_wait_until (studio_ui_test_is_said, (gpointer) "Prompt copied");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.copy-image", "x", id);
  studio_test_wait_until (studio_ui_test_is_said, (gpointer) said[2]);
  assert_texture (window);
  g_settings_reset (fixture->settings, "copy-metadata");
  studio_ui_test_destroy (GTK_WIDGET (window), window);
}

/* One that failed is known to the ledger too. */
static void
test_failed (StudioUiFixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  StudioWindow *window = studio_ui_fixture_open_window (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioConnection) nowhere = studio_connection_new (
      "http://127.0.0.1:9", "inf-test", NULL, STUDIO_CONNECTION_THIS_SESSION, &error);

  studio_session_set_connection (fixture->session, nowhere);
  StudioJob *job = run_job (fixture);
  g_assert_cmpint (studio_job_get_state (job), ==, STUDIO_RECORD_FAILED);
  check_record (window, job);
  studio_ui_test_destroy (GTK_WIDGET (window), window);
}

static void
test_toasts (StudioUiFixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  StudioWindow *window = studio_ui_fixture_open_window (fixture);
  g_autoptr (StudioRequest) request = studio_request_new (
      "a", NULL, STUDIO_ASPECT_RATIO_1_1, 7, STUDIO_OUTPUT_FORMAT_PNG, NULL);
  g_autoptr (StudioRequest) empty = studio_request_new (
      "", NULL, STUDIO_ASPECT_RATIO_1_1, 7, STUDIO_OUTPUT_FORMAT_PNG, NULL);

  studio_copy_actions_copy_as (GTK_WIDGET (window), request, "curl");
  studio_test_wait_until (studio_ui_test_is_said,
                          (gpointer) "Copied as curl. The key stays a variable.");
  /* The next does not wait for the first to have been shown long enough. */
  studio_copy_actions_copy_as (GTK_WIDGET (window), request, "heroku");
  studio_test_wait_until (studio_ui_test_is_said,
                          (gpointer) "Copied as Heroku CLI. The app’s name stays a variable.");
  g_assert_false (studio_ui_test_is_said ((gpointer) "Copied as curl. The key stays a variable."));
  set_clipboard (window, "before");
  studio_copy_actions_copy_as (GTK_WIDGET (window), empty, "ruby");
  studio_test_wait_until (studio_ui_test_is_said,
                          (gpointer) "It is not known how this image was asked for");
  assert_clipboard (window, "before");
  studio_ui_test_destroy (GTK_WIDGET (window), window);
}

/* What is typed, and then sent as it was copied. */
static void
test_draft (StudioUiFixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  StudioWindow *window = studio_ui_fixture_open_window (fixture);
  StudioDraft *draft = studio_session_get_draft (fixture->session);
  g_autoptr (GError) error = NULL;

  g_object_set (draft, "prompt", PROMPT, "seed", "12", NULL);
  g_autoptr (StudioRequest) request = studio_session_build_request (fixture->session, &error);
  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autofree char *expected = build (request, forms[i]);
      gtk_widget_activate_action (GTK_WIDGET (window), "win.copy-request-as", "s", forms[i]);
      assert_clipboard (window, expected);
    }

  g_object_set (draft, "seed", "", NULL);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.copy-request-as", "s", "python");
  g_assert_cmpstr (studio_draft_get_seed (draft), !=, "");
  g_autoptr (StudioRequest) drawn = studio_session_build_request (fixture->session, &error);
  g_autofree char *expected = build (drawn, "python");
  assert_clipboard (window, expected);
  studio_ui_test_destroy (GTK_WIDGET (window), window);
}

static void
test_draft_that_is_no_request (StudioUiFixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  StudioWindow *window = studio_ui_fixture_open_window (fixture);
  GtkWidget *prompt = studio_ui_test_find (GTK_WIDGET (window), STUDIO_TYPE_PROMPT_FIELD, NULL);

  g_object_set (studio_session_get_draft (fixture->session), "prompt", " ", NULL);
  set_clipboard (window, "before");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-view", "s", "gallery");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.copy-request-as", "s", "curl");
  g_assert_nonnull (studio_prompt_field_get_error (STUDIO_PROMPT_FIELD (prompt)));
  g_assert_true (gtk_widget_get_mapped (prompt));
  assert_clipboard (window, "before");
  studio_ui_test_destroy (GTK_WIDGET (window), window);
}

/* The record is read in a worker; what was asked for after it is what stays. */
static void
test_last_wins (StudioUiFixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  StudioWindow *window = studio_ui_fixture_open_window (fixture);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  studio_ui_fixture_connect_demo (fixture);
  gint64 id = studio_job_get_record_id (run_job (fixture));
  g_object_set (studio_session_get_draft (fixture->session), "prompt", "b", "seed", "3", NULL);
  g_autoptr (StudioRequest) request = studio_session_build_request (fixture->session, &error);
  g_autofree char *expected = build (request, "ruby");

  gtk_widget_activate_action (GTK_WIDGET (window), "win.copy-as", "(xs)", id, "curl");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.copy-prompt", "x", id);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.copy-request-as", "s", "ruby");
  /* Records come in the order in which they were asked for. */
  studio_session_load_record_async (fixture->session, id, studio_test_store_result_cb, &result);
  studio_test_wait_for_result (&result);
  studio_test_drain ();
  assert_clipboard (window, expected);
  studio_ui_test_destroy (GTK_WIDGET (window), window);
}

/* A window that goes while a record is read. */
static void
test_closed_meanwhile (StudioUiFixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  StudioWindow *window = studio_ui_fixture_open_window (fixture);

  studio_ui_fixture_connect_demo (fixture);
  gint64 id = studio_job_get_record_id (run_job (fixture));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.copy-as", "(xs)", id, "curl");
  studio_ui_test_destroy (GTK_WIDGET (window), window);
}

static StudioJob *
make_waiting_job (void)
{
  g_autoptr (StudioRequest) request = studio_request_new (
      PROMPT, NULL, STUDIO_ASPECT_RATIO_1_1, 7, STUDIO_OUTPUT_FORMAT_PNG, STUDIO_DEFAULT_MODEL);
  g_autoptr (StudioClock) clock = studio_clock_new_system ();
  return studio_job_new (request, NULL, clock, NULL);
}

/* A job that has no row yet has its request all the same. */
static void
test_tile (StudioUiFixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (StudioJob) job = make_waiting_job ();
  GtkWidget *tile = studio_filmstrip_tile_new (fixture->session);
  GtkWidget *window = studio_ui_test_present (tile, 300, 300);

  studio_filmstrip_tile_set_job (STUDIO_FILMSTRIP_TILE (tile), job);
  studio_filmstrip_tile_popup_menu (STUDIO_FILMSTRIP_TILE (tile));
  GtkWidget *popover = studio_ui_test_find (tile, GTK_TYPE_POPOVER_MENU, NULL);
  g_assert_nonnull (popover);
  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autofree char *expected = build (studio_job_get_request (job), forms[i]);
      g_assert_true (gtk_widget_activate_action (popover, "job.copy-as", "s", forms[i]));
      assert_clipboard (tile, expected);
    }
  g_assert_true (gtk_widget_activate_action (popover, "job.copy-prompt", NULL));
  assert_clipboard (tile, PROMPT);
  gtk_popover_popdown (GTK_POPOVER (popover));
  studio_ui_test_destroy (window, tile);
}

static void
check_menu (GMenuModel *menu, const char *action, gint64 id)
{
  g_assert_cmpint (g_menu_model_get_n_items (menu), ==, G_N_ELEMENTS (forms));
  for (int i = 0; i < (int) G_N_ELEMENTS (forms); i++)
    {
      g_autoptr (GVariant) target = g_menu_model_get_item_attribute_value (
          menu, i, G_MENU_ATTRIBUTE_TARGET, NULL);
      g_autofree char *name = NULL;
      g_assert_true (
          g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_ACTION, "s", &name));
      g_assert_cmpstr (name, ==, action);
      g_autoptr (GVariant) expected = g_variant_ref_sink (
          id > 0 ? g_variant_new ("(xs)", id, forms[i]) : g_variant_new_string (forms[i]));
      g_assert_cmpvariant (target, expected);
    }
}

static void
check_submenu (GMenuModel *menu, int section, int item, const char *action, gint64 id)
{
  g_autoptr (GMenuModel) copies = g_menu_model_get_item_link (menu, section, G_MENU_LINK_SECTION);
  g_autoptr (GMenuModel) submenu = g_menu_model_get_item_link (copies, item, G_MENU_LINK_SUBMENU);
  g_assert_nonnull (submenu);
  /* The forms stand last, after what has no form. */
  g_autoptr (GMenuModel) section_of_forms = g_menu_model_get_item_link (
      submenu, g_menu_model_get_n_items (submenu) - 1, G_MENU_LINK_SECTION);
  check_menu (section_of_forms, action, id);
}

static void
test_menus (void)
{
  g_autoptr (GMenuModel) image = studio_image_menu_new (NULL, 41);
  g_autoptr (GMenuModel) job = studio_image_menu_new_for_job (NULL, 41);
  g_autoptr (GMenuModel) waiting = studio_image_menu_new_for_job (NULL, 0);
  g_autoptr (GMenuModel) forms_menu = studio_copy_actions_new_menu ("win.copy-request-as", 0);

  check_submenu (image, 1, 2, "win.copy-as", 41);
  check_submenu (job, 1, 1, "job.copy-as", 0);
  check_submenu (waiting, 1, 1, "job.copy-as", 0);
  check_menu (forms_menu, "win.copy-request-as", 0);
}

static void
add_tests (void)
{
  g_test_add_func ("/copy-actions/menus", test_menus);
  studio_ui_test_add ("/copy-actions/kept", test_kept);
  studio_ui_test_add ("/copy-actions/failed", test_failed);
  studio_ui_test_add ("/copy-actions/image", test_image);
  studio_ui_test_add ("/copy-actions/toasts", test_toasts);
  studio_ui_test_add ("/copy-actions/draft", test_draft);
  studio_ui_test_add ("/copy-actions/draft-that-is-no-request", test_draft_that_is_no_request);
  studio_ui_test_add ("/copy-actions/last-wins", test_last_wins);
  studio_ui_test_add ("/copy-actions/closed-meanwhile", test_closed_meanwhile);
  studio_ui_test_add ("/copy-actions/tile", test_tile);
}

int
main (int argc, char **argv)
{
  return studio_ui_test_run (argc, argv, add_tests);
}
