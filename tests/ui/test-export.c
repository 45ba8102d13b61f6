/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-export-actions.h"
#include "studio-export-dialog.h"
#include "studio-file-name.h"
#include "studio-save-dialog.h"
#include "studio-sharing-group.h"
#include "studio-sharing-row.h"
#include "studio-import.h"
#include "studio-session-work.h"
#include "studio-test-images.h"
#include "studio-ui-fixture.h"
#include "studio-window-actions.h"

#include <glib/gstdio.h>

static gboolean
is_kept (gpointer job)
{
  return studio_job_get_state (job) == STUDIO_RECORD_KEPT;
}

static gint64
generate (StudioUiFixture *fixture, StudioWindow *window)
{
  GListModel *queue = G_LIST_MODEL (studio_session_get_queue (fixture->session));

  g_object_set (studio_session_get_draft (fixture->session), "prompt", "a lake", "seed", "7", NULL);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.generate", NULL));
  g_autoptr (StudioJob) job = g_list_model_get_item (queue, 0);
  studio_test_wait_until (is_kept, job);
  return studio_job_get_record_id (job);
}

static void
test_copies (StudioUiFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  StudioWindow *window = studio_ui_fixture_open_demo_window (fixture);
  gint64 id = generate (fixture, window);
  g_autofree char *folder = g_build_filename (fixture->folder, "to", NULL);
  g_autofree char *copy = g_build_filename (folder, "7.jpg", NULL);

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_settings_set_string (fixture->settings, "export-format", "jpeg");
  g_settings_set_string (fixture->settings, "file-name-template", "{seed}");
  studio_export_actions_start (window, &id, 1, folder, FALSE);
  studio_test_wait_until (studio_ui_test_is_said, (gpointer) "1 image exported");
  g_assert_true (g_file_test (copy, G_FILE_TEST_EXISTS));
  studio_ui_test_destroy (GTK_WIDGET (window), window);
}

static void
test_zip (StudioUiFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  StudioWindow *window = studio_ui_fixture_open_demo_window (fixture);
  gint64 id = generate (fixture, window);
  const gint64 ids[] = { id, id };
  g_autofree char *archive = g_build_filename (fixture->folder, "two.zip", NULL);
  g_autofree char *bytes = NULL;
  gsize size = 0;

  g_settings_set_string (fixture->settings, "file-name-template", "{seed}");
  g_settings_set_string (fixture->settings, "export-format", "png");
  /* The person agreed to replace what is there. */
  g_assert_true (g_file_set_contents (archive, "old", 3, NULL));
  studio_export_actions_start (window, ids, 2, archive, TRUE);
  studio_test_wait_until (studio_ui_test_is_said, (gpointer) "2 images exported");
  g_assert_true (g_file_get_contents (archive, &bytes, &size, NULL));
  g_assert_true (studio_ui_test_holds (bytes, size, "7-2.png"));
  studio_ui_test_destroy (GTK_WIDGET (window), window);
}

static void
test_asks (StudioUiFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  StudioWindow *window = studio_ui_fixture_open_demo_window (fixture);

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.export", "x", (gint64) 1));
  GtkWidget *dialog = studio_ui_test_find_window (STUDIO_TYPE_EXPORT_DIALOG);
  g_assert_nonnull (dialog);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (dialog)), ==, "Export 1 Image");
  gtk_window_destroy (GTK_WINDOW (dialog));
  studio_ui_test_destroy (GTK_WIDGET (window), window);
}

static void
note_cb (G_GNUC_UNUSED gpointer dialog, guint *n_exports)
{
  (*n_exports)++;
}

static void
test_remembers (StudioUiFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  StudioExportOptions options;
  guint n_exports = 0;

  g_settings_set_string (fixture->settings, "export-metadata", "label");
  g_settings_set_int (fixture->settings, "export-quality", 81);
  g_settings_set_int (fixture->settings, "export-max-edge", 512);
  g_settings_set_boolean (fixture->settings, "export-keep-credentials", FALSE);
  GtkWindow *dialog = studio_export_dialog_new (fixture->settings, 3, NULL);
  g_assert_cmpstr (gtk_window_get_title (dialog), ==, "Export 3 Images");
  g_signal_connect (dialog, "export", G_CALLBACK (note_cb), &n_exports);
  gtk_window_present (dialog);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (dialog));
  GtkWidget *row = studio_ui_test_find (GTK_WIDGET (dialog), ADW_TYPE_COMBO_ROW, NULL);
  GtkWidget *name = studio_ui_test_find (GTK_WIDGET (dialog), ADW_TYPE_ENTRY_ROW, NULL);
  GtkWidget *button = studio_ui_test_find (
      GTK_WIDGET (dialog), GTK_TYPE_BUTTON, "suggested-action");

  gtk_editable_set_text (GTK_EDITABLE (name), "{nonsense}");
  g_assert_false (gtk_widget_get_sensitive (button));
  g_assert_true (gtk_widget_has_css_class (name, "error"));
  gtk_editable_set_text (GTK_EDITABLE (name), "{counter}");
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), 2);
  GtkSwitch *zip = GTK_SWITCH (
      gtk_widget_get_template_child (GTK_WIDGET (dialog), STUDIO_TYPE_EXPORT_DIALOG, "zip"));
  g_assert_false (gtk_switch_get_active (zip));
  gtk_switch_set_active (zip, TRUE);
  g_signal_emit_by_name (button, "clicked");
  g_assert_cmpuint (n_exports, ==, 1);
  g_assert_true (g_settings_get_boolean (fixture->settings, "export-zip"));
  studio_export_dialog_fill_options (fixture->settings, &options);
  g_assert_true (options.has_format);
  g_assert_cmpint (options.format, ==, STUDIO_OUTPUT_FORMAT_JPEG);
  g_assert_cmpint (options.metadata, ==, STUDIO_METADATA_CHOICE_LABEL);
  g_assert_cmpint (options.quality, ==, 81);
  g_assert_cmpint (options.max_edge, ==, 512);
  g_assert_cmpint (options.manifest, ==, STUDIO_MANIFEST_POLICY_REMOVE);
  g_autofree char *kept = g_settings_get_string (fixture->settings, "file-name-template");
  g_assert_cmpstr (kept, ==, "{counter}");
  studio_ui_test_settle ();
}

/* One choice for each way out, and nothing but that one changes. */
static void
test_saves (StudioUiFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  StudioExportOptions options;
  guint n_saves = 0;

  g_settings_reset (fixture->settings, "export-keep-credentials");
  GtkWindow *dialog = studio_save_dialog_new (fixture->settings, NULL);

  g_signal_connect (dialog, "save", G_CALLBACK (note_cb), &n_saves);
  gtk_window_present (dialog);
  GtkWidget *row = studio_ui_test_find (GTK_WIDGET (dialog), STUDIO_TYPE_SHARING_ROW, NULL);
  GtkWidget *button = studio_ui_test_find (
      GTK_WIDGET (dialog), GTK_TYPE_BUTTON, "suggested-action");

  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (row)), ==, 0);
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), STUDIO_METADATA_CHOICE_NONE);
  g_signal_emit_by_name (button, "clicked");
  g_assert_cmpuint (n_saves, ==, 1);
  studio_sharing_fill_options (fixture->settings, STUDIO_SHARE_SAVE, &options);
  g_assert_cmpint (options.metadata, ==, STUDIO_METADATA_CHOICE_NONE);
  /* Credentials say who made it. */
  g_assert_cmpint (options.manifest, ==, STUDIO_MANIFEST_POLICY_REMOVE);
  studio_sharing_fill_options (fixture->settings, STUDIO_SHARE_DRAG, &options);
  g_assert_cmpint (options.metadata, ==, STUDIO_METADATA_CHOICE_ALL);
  g_assert_cmpint (options.manifest, ==, STUDIO_MANIFEST_POLICY_PRESERVE);
  g_assert_cmpint (studio_sharing_get_choice (fixture->settings, STUDIO_SHARE_COPY),
                   ==,
                   STUDIO_METADATA_CHOICE_LABEL);
  g_settings_reset (fixture->settings, "save-metadata");
  studio_ui_test_settle ();
}

static void
check_folder (GSettings *settings, const char *uri, const char *expected)
{
  g_settings_set_string (settings, "save-folder", uri);
  g_autofree char *markup = studio_sharing_dup_folder_markup (settings, "save-folder", "None");
  g_assert_cmpstr (markup, ==, expected);
}

static void
test_folder_names (StudioUiFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autofree char *document = g_build_filename (
      g_get_user_runtime_dir (), "doc", "1a2b", "My Pictures", NULL);
  g_autofree char *uri = g_filename_to_uri (document, NULL, NULL);

  check_folder (fixture->settings, "", "None");
  check_folder (fixture->settings, "file:///home/me/this%20%26%20that", "/home/me/this &amp; that");
  check_folder (fixture->settings, "smb://host/share", "smb://host/share");
  check_folder (fixture->settings, uri, "My Pictures");
}

static void
test_sharing_rows (StudioUiFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  GtkWidget *group = g_object_new (STUDIO_TYPE_SHARING_GROUP, NULL);
  GtkWidget *window = studio_ui_test_present (group, 400, 500);
  GtkWidget *row = studio_ui_test_find (group, STUDIO_TYPE_SHARING_ROW, NULL);
  guint n_rows = 0;

  studio_sharing_group_set_settings (STUDIO_SHARING_GROUP (group), fixture->settings);
  for (; row != NULL; row = gtk_widget_get_next_sibling (row), n_rows++)
    {
      StudioShareRoute route;
      g_object_get (row, "route", &route, NULL);
      studio_sharing_set_choice (fixture->settings, route, STUDIO_METADATA_CHOICE_NONE);
      g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (row)), ==, 2);
      adw_combo_row_set_selected (ADW_COMBO_ROW (row), 1);
      g_assert_cmpint (studio_sharing_get_choice (fixture->settings, route), ==, 1);
      g_settings_reset (fixture->settings, studio_sharing_get_key (route));
    }
  g_assert_cmpuint (n_rows, ==, 5);
  studio_ui_test_destroy (window, group);
}

static void
note_id_cb (const StudioImportItem *item, gpointer id)
{
  g_assert_no_error (item->error);
  *(gint64 *) id = item->id;
}

/* With a chunk of content credentials before its end, whose words nobody here reads. */
static gint64
import_image (StudioUiFixture *fixture, gboolean is_signed)
{
  static const char chunk[] = "\0\0\0\4caBXjumb\x29\x3a\xb8\x4f";
  g_autoptr (GBytes) png = studio_test_images_png (
      STUDIO_TEST_PNG_RGB, is_signed ? 64 : 65, 48, FALSE);
  g_autofree char *path = g_build_filename (fixture->folder, "image.png", NULL);
  const char *paths[] = { path, NULL };
  g_autoptr (GError) error = NULL;
  GString *file = g_string_new_len (g_bytes_get_data (png, NULL), (gssize) g_bytes_get_size (png));
  gint64 id = 0;

  if (is_signed)
    g_string_insert_len (file, (gssize) file->len - 12, chunk, sizeof chunk - 1);
  g_assert_true (g_file_set_contents (path, file->str, (gssize) file->len, &error));
  g_string_free (file, TRUE);
  g_assert_true (studio_library_import (
      studio_session_get_library (fixture->session), paths, note_id_cb, &id, NULL, &error));
  g_assert_no_error (error);
  return id;
}

static gboolean
find_credentials (StudioUiFixture *fixture, const gint64 *ids, gsize n_ids)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  studio_session_find_credentials_async (
      fixture->session, ids, n_ids, NULL, studio_test_store_result_cb, &result);
  studio_test_wait_for_result (&result);
  gboolean found = studio_session_find_credentials_finish (fixture->session, result, &error);
  g_assert_no_error (error);
  return found;
}

static gboolean
is_visible (gpointer widget)
{
  return gtk_widget_get_visible (widget);
}

static void
test_credentials (StudioUiFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  studio_ui_fixture_open (fixture);
  gint64 ids[] = { import_image (fixture, FALSE), import_image (fixture, TRUE) };
  GtkWindow *dialog = studio_export_dialog_new (fixture->settings, 2, NULL);
  GtkWidget *row = gtk_widget_get_ancestor (
      studio_ui_test_find (GTK_WIDGET (dialog), GTK_TYPE_SWITCH, NULL), ADW_TYPE_ACTION_ROW);

  gtk_window_present (dialog);
  g_assert_false (find_credentials (fixture, ids, 1));
  studio_export_dialog_look_at (STUDIO_EXPORT_DIALOG (dialog), fixture->session, ids, 1);
  g_assert_false (gtk_widget_get_visible (row));
  g_assert_true (find_credentials (fixture, ids, 2));
  studio_export_dialog_look_at (STUDIO_EXPORT_DIALOG (dialog), fixture->session, ids, 2);
  studio_test_wait_until (is_visible, row);
  gtk_window_destroy (dialog);
  studio_ui_test_settle ();
}

static void
add_tests (void)
{
  studio_ui_test_add ("/export/copies", test_copies);
  studio_ui_test_add ("/export/zip", test_zip);
  studio_ui_test_add ("/export/asks", test_asks);
  studio_ui_test_add ("/export/remembers", test_remembers);
  studio_ui_test_add ("/export/saves", test_saves);
  studio_ui_test_add ("/export/sharing-rows", test_sharing_rows);
  studio_ui_test_add ("/export/folder-names", test_folder_names);
  studio_ui_test_add ("/export/credentials", test_credentials);
}

int
main (int argc, char **argv)
{
  return studio_ui_test_run (argc, argv, add_tests);
}
