/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-import-actions.h"
#include "studio-ui-fixture.h"
#include "studio-viewer.h"
#include "studio-window-actions.h"
#include "studio-work-toast.h"

#include <glib/gstdio.h>

/* One grey pixel. */
static const guint8 png[] = {
  0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0x00, 0x00, 0x0d, 0x49, 0x48,
  0x44, 0x52, 0x00, 0x00, 0x00, 0x01, 0x00, 0x00, 0x00, 0x01, 0x08, 0x00, 0x00, 0x00,
  0x00, 0x3a, 0x7e, 0x9b, 0x55, 0x00, 0x00, 0x00, 0x0a, 0x49, 0x44, 0x41, 0x54, 0x78,
  0x9c, 0x63, 0x60, 0x00, 0x00, 0x00, 0x02, 0x00, 0x01, 0x48, 0xaf, 0xa4, 0x71, 0x00,
  0x00, 0x00, 0x00, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82,
};

static char *
write_files (StudioUiFixture *fixture, gboolean bad)
{
  char *folder = g_build_filename (fixture->folder, "from", NULL);
  g_autofree char *good_path = g_build_filename (folder, "good.png", NULL);
  g_autofree char *bad_path = g_build_filename (folder, "bad.png", NULL);

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (good_path, (const char *) png, sizeof png, NULL));
  if (bad)
    g_assert_true (g_file_set_contents (bad_path, "<no image>", -1, NULL));
  return folder;
}

static gboolean
has_one (gpointer gallery)
{
  return g_list_model_get_n_items (gallery) == 1;
}

static gboolean
is_shown (gpointer window)
{
  GtkWidget *viewer = studio_ui_test_find (window, STUDIO_TYPE_VIEWER, NULL);
  return viewer != NULL && studio_viewer_get_record_id (STUDIO_VIEWER (viewer)) == 1;
}

static void
test_folder (StudioUiFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  StudioWindow *window = studio_ui_fixture_open_window (fixture);
  g_autofree char *folder = write_files (fixture, FALSE);
  const char *paths[] = { folder, NULL };

  studio_import_actions_start (window, paths);
  studio_test_wait_until (studio_ui_test_is_said, (gpointer) "1 image imported");
  g_assert_null (studio_ui_test_find_label ("Importing"));
  studio_test_wait_until (has_one, studio_session_get_gallery (fixture->session));
  studio_ui_test_click ("Show");
  studio_test_wait_until (is_shown, window);
  studio_ui_test_destroy (GTK_WIDGET (window), window);
}

static void
test_refused (StudioUiFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  StudioWindow *window = studio_ui_fixture_open_window (fixture);
  g_autofree char *folder = write_files (fixture, TRUE);
  g_autofree char *bad = g_build_filename (folder, "bad.png", NULL);
  const char *paths[] = { bad, NULL };

  studio_import_actions_start (window, paths);
  studio_test_wait_until (studio_ui_test_is_said,
                          (gpointer) "bad.png: This is neither a PNG nor a JPEG image.");
  studio_ui_test_destroy (GTK_WIDGET (window), window);
}

static GtkEventController *
find_drop_target (GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      if (GTK_IS_DROP_TARGET (controller))
        return controller;
    }
  return NULL;
}

static void
test_drop (StudioUiFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  StudioWindow *window = studio_ui_fixture_open_window (fixture);
  g_autofree char *folder = write_files (fixture, FALSE);
  g_autoptr (GFile) file = g_file_new_for_path (folder);
  g_auto (GValue) value = G_VALUE_INIT;
  gboolean taken = FALSE;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.show-view", "s", "gallery"));
  GtkWidget *page = GTK_WIDGET (studio_window_get_parts (window).gallery_page);
  GtkEventController *drop = find_drop_target (page);
  g_assert_nonnull (drop);
  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_take_boxed (&value, gdk_file_list_new_from_array (&file, 1));
  g_signal_emit_by_name (drop, "drop", &value, 1.0, 1.0, &taken);
  g_assert_true (taken);
  studio_test_wait_until (studio_ui_test_is_said, (gpointer) "1 image imported");
  studio_ui_test_destroy (GTK_WIDGET (window), window);
}

static void
test_toast (StudioUiFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  StudioWindow *window = studio_ui_fixture_open_window (fixture);
  g_autoptr (AdwToast) toast = NULL;
  g_autoptr (AdwToast) other = NULL;
  g_autoptr (GCancellable) cancellable = studio_work_toast_add (window, "Importing", &toast);

  studio_work_toast_show_progress (toast, "Importing", 3, 20);
  studio_test_wait_until (studio_ui_test_is_said, (gpointer) "Importing 3 of 20");
  g_assert_false (g_cancellable_is_cancelled (cancellable));
  g_signal_emit_by_name (toast, "button-clicked");
  g_assert_true (g_cancellable_is_cancelled (cancellable));

  g_autoptr (GCancellable) second = studio_work_toast_add (window, "Importing", &other);
  studio_ui_test_destroy (GTK_WIDGET (window), window);
  g_assert_true (g_cancellable_is_cancelled (second));
}

static void
add_tests (void)
{
  studio_ui_test_add ("/import/folder", test_folder);
  studio_ui_test_add ("/import/refused", test_refused);
  studio_ui_test_add ("/import/drop", test_drop);
  studio_ui_test_add ("/import/toast", test_toast);
}

int
main (int argc, char **argv)
{
  return studio_ui_test_run (argc, argv, add_tests);
}
