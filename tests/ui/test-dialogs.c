/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-dialogs.h"
#include "studio-ui-fixture.h"

static GtkWindow *
present_parent (void)
{
  GtkWindow *parent = GTK_WINDOW (g_object_new (ADW_TYPE_WINDOW, NULL));

  gtk_window_set_default_size (parent, 600, 500);
  gtk_window_present (parent);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (parent));
  return parent;
}

static void
press (const char *label)
{
  studio_test_wait_until (studio_ui_test_is_said, (gpointer) label);
  GtkWidget *button = gtk_widget_get_ancestor (studio_ui_test_find_label (label), GTK_TYPE_BUTTON);
  g_signal_emit_by_name (button, "clicked");
}

static gboolean
ask (const char *answer)
{
  GtkWindow *parent = present_parent ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  studio_dialogs_confirm_async (parent,
                                "Really?",
                                "It is gone then.",
                                "_Do It",
                                TRUE,
                                NULL,
                                studio_test_store_result_cb,
                                &result);
  press (answer);
  studio_test_wait_for_result (&result);
  gboolean confirmed = studio_dialogs_confirm_finish (result, &error);
  g_assert_no_error (error);
  g_clear_object (&result);
  studio_ui_test_destroy (GTK_WIDGET (parent), parent);
  return confirmed;
}

static void
test_confirm (void)
{
  g_assert_true (ask ("Do It"));
  g_assert_false (ask ("Cancel"));
}

/* Also before it is shown, which takes some turns of the main loop. */
static void
test_confirm_withdrawn (void)
{
  GtkWindow *parent = present_parent ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  studio_dialogs_confirm_async (
      parent, "Really?", NULL, "_Do It", TRUE, cancellable, studio_test_store_result_cb, &result);
  g_cancellable_cancel (cancellable);
  studio_test_wait_for_result (&result);
  g_assert_false (studio_dialogs_confirm_finish (result, &error));
  studio_ui_test_settle ();
  g_assert_false (studio_ui_test_is_said ((gpointer) "Really?"));
  g_clear_object (&result);
  studio_ui_test_destroy (GTK_WIDGET (parent), parent);
}

static void
test_about (void)
{
  GtkWindow *parent = present_parent ();

  studio_dialogs_show_about (parent);
  studio_test_wait_until (studio_ui_test_is_said, (gpointer) "Ultra Studio");
  studio_ui_test_destroy (GTK_WIDGET (parent), NULL);
}

static void
test_save_dismissed (void)
{
  GtkWindow *parent = present_parent ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) folder = g_file_new_for_path (g_get_tmp_dir ());

  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  studio_dialogs_save_async (
      parent, "Save Image", "a.png", folder, cancellable, studio_test_store_result_cb, &result);
  studio_test_drain ();
  g_cancellable_cancel (cancellable);
  studio_test_wait_for_result (&result);
  g_assert_null (studio_dialogs_save_finish (result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_object (&result);
  studio_ui_test_destroy (GTK_WIDGET (parent), NULL);
}

static void
test_folder_dismissed (void)
{
  GtkWindow *parent = present_parent ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  studio_dialogs_select_folder_async (
      parent, "Folder", NULL, cancellable, studio_test_store_result_cb, &result);
  studio_test_drain ();
  g_cancellable_cancel (cancellable);
  studio_test_wait_for_result (&result);
  g_assert_null (studio_dialogs_select_folder_finish (result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_object (&result);
  studio_ui_test_destroy (GTK_WIDGET (parent), NULL);
}

static void
add_tests (void)
{
  g_test_add_func ("/dialogs/confirm", test_confirm);
  g_test_add_func ("/dialogs/confirm-withdrawn", test_confirm_withdrawn);
  g_test_add_func ("/dialogs/about", test_about);
  /* In a sandbox the portal shows them, and a test's bus has none. */
  if (g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS))
    return;
  g_test_add_func ("/dialogs/save-dismissed", test_save_dismissed);
  g_test_add_func ("/dialogs/folder-dismissed", test_folder_dismissed);
}

int
main (int argc, char **argv)
{
  return studio_ui_test_run (argc, argv, add_tests);
}
