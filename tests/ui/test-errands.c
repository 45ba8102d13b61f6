/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-bring-in.h"
#include "studio-errands.h"
#include "studio-recall-dialog.h"
#include "studio-test-images.h"
#include "studio-ui-fixture.h"
#include "studio-viewer.h"
#include "studio-window.h"

/* An application that opens no window by itself, so that a test says when there is one. */
typedef struct
{
  GtkApplication *application;
  StudioErrands *errands;
  StudioWindow *window;
  guint n_activated;
} Desktop;

static void
activate_cb (Desktop *desktop)
{
  desktop->n_activated++;
}

static void
desktop_set_up (Desktop *self)
{
  static guint n_desktops = 0;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = g_strdup_printf ("com.example.UltraStudio.Errands%u", n_desktops++);

  *self = (Desktop){ .application = gtk_application_new (id, G_APPLICATION_NON_UNIQUE) };
  g_signal_connect_swapped (self->application, "activate", G_CALLBACK (activate_cb), self);
  g_application_register (G_APPLICATION (self->application), NULL, &error);
  g_assert_no_error (error);
  self->errands = studio_errands_new (self->application);
}

static void
open_window (Desktop *self, StudioUiFixture *fixture)
{
  self->window = STUDIO_WINDOW (studio_window_new (NULL, fixture->session, fixture->settings));
  studio_ui_fixture_open (fixture);
  gtk_window_present (GTK_WINDOW (self->window));
  studio_window_set_opened (self->window, NULL);
}

static void
desktop_tear_down (Desktop *self)
{
  studio_errands_set_window (self->errands, NULL);
  if (self->window != NULL)
    gtk_window_destroy (GTK_WINDOW (self->window));
  studio_test_assert_finalized (self->errands);
  g_clear_object (&self->application);
}

static void
ask (Desktop *self, const char *action)
{
  g_action_group_activate_action (G_ACTION_GROUP (self->application), action, NULL);
}

static gboolean
is_shown (gpointer window)
{
  GtkWidget *viewer = studio_ui_test_find (window, STUDIO_TYPE_VIEWER, NULL);
  return viewer != NULL && studio_viewer_get_record_id (STUDIO_VIEWER (viewer)) != 0;
}

static gboolean
is_idle (gpointer session)
{
  return studio_queue_get_n_active (studio_session_get_queue (session)) == 0;
}

/* What the desktop asks for while there is no window waits until there is one. */
static void
test_generate_again (StudioUiFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  Desktop desktop;

  desktop_set_up (&desktop);
  ask (&desktop, "generate-again");
  g_assert_cmpuint (desktop.n_activated, ==, 1);
  open_window (&desktop, fixture);
  studio_ui_fixture_connect_demo (fixture);
  g_object_set (studio_session_get_draft (fixture->session), "prompt", "a quiet lake", NULL);
  GListModel *queue = G_LIST_MODEL (studio_session_get_queue (fixture->session));
  g_assert_cmpuint (g_list_model_get_n_items (queue), ==, 0);
  studio_errands_set_window (desktop.errands, GTK_WINDOW (desktop.window));
  g_assert_cmpuint (g_list_model_get_n_items (queue), ==, 1);
  ask (&desktop, "generate-again");
  g_assert_cmpuint (g_list_model_get_n_items (queue), ==, 2);
  g_assert_cmpuint (desktop.n_activated, ==, 2);
  studio_test_wait_until (is_idle, fixture->session);
  desktop_tear_down (&desktop);
}

static void
test_new_prompt (StudioUiFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  Desktop desktop;

  desktop_set_up (&desktop);
  open_window (&desktop, fixture);
  studio_errands_set_window (desktop.errands, GTK_WINDOW (desktop.window));
  StudioDraft *draft = studio_session_get_draft (fixture->session);
  g_object_set (draft, "prompt", "a quiet lake", NULL);
  ask (&desktop, "new-prompt");
  g_assert_cmpstr (studio_draft_get_prompt (draft), ==, "");
  desktop_tear_down (&desktop);
}

static void
test_show_record (StudioUiFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  Desktop desktop;

  desktop_set_up (&desktop);
  open_window (&desktop, fixture);
  studio_ui_fixture_connect_demo (fixture);
  g_object_set (studio_session_get_draft (fixture->session), "prompt", "a quiet lake", NULL);
  gtk_widget_activate_action (GTK_WIDGET (desktop.window), "win.generate", NULL);
  studio_test_wait_until (is_idle, fixture->session);
  GListModel *jobs = G_LIST_MODEL (studio_session_get_queue (fixture->session));
  g_autoptr (StudioJob) job = g_list_model_get_item (jobs, 0);
  gint64 id = studio_job_get_record_id (job);
  g_action_group_activate_action (
      G_ACTION_GROUP (desktop.application), "show-record", g_variant_new_int64 (id));
  g_assert_cmpuint (desktop.n_activated, ==, 1);
  studio_errands_set_window (desktop.errands, GTK_WINDOW (desktop.window));
  studio_test_wait_until (is_shown, desktop.window);
  desktop_tear_down (&desktop);
}

static gboolean
has_recall_dialog (gpointer data G_GNUC_UNUSED)
{
  return studio_ui_test_find_window (STUDIO_TYPE_RECALL_DIALOG) != NULL;
}

static char *
write_text (StudioUiFixture *fixture, const char *name, const char *text)
{
  g_autoptr (GError) error = NULL;
  char *path = g_build_filename (fixture->folder, name, NULL);

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  return path;
}

/* A program that is started with a file has no library for it yet. */
static void
test_file (StudioUiFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  Desktop desktop;
  g_autofree char *path = write_text (
      fixture, "a.txt", "a lighthouse\nSteps: 20, Seed: 7, Size: 512x512, Model: x");
  g_autoptr (GFile) file = g_file_new_for_path (path);

  desktop_set_up (&desktop);
  studio_bring_in_files (desktop.errands, &file, 1);
  g_assert_cmpuint (desktop.n_activated, ==, 1);
  open_window (&desktop, fixture);
  g_assert_false (has_recall_dialog (NULL));
  studio_errands_set_window (desktop.errands, GTK_WINDOW (desktop.window));
  studio_test_wait_until (has_recall_dialog, NULL);
  desktop_tear_down (&desktop);
}

static void
test_several_files (StudioUiFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  Desktop desktop;
  g_autofree char *one = write_text (fixture, "one.png", "no image");
  g_autofree char *two = g_build_filename (fixture->folder, "not-there.png", NULL);
  GFile *files[] = { g_file_new_for_path (one), g_file_new_for_path (two) };

  desktop_set_up (&desktop);
  studio_bring_in_files (desktop.errands, files, G_N_ELEMENTS (files));
  open_window (&desktop, fixture);
  studio_errands_set_window (desktop.errands, GTK_WINDOW (desktop.window));
  studio_test_wait_until (studio_ui_test_is_said, (gpointer) "2 files could not be imported");
  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    g_object_unref (files[i]);
  desktop_tear_down (&desktop);
}

static void
test_file_elsewhere (StudioUiFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  Desktop desktop;
  g_autoptr (GFile) file = g_file_new_for_uri ("studio-nowhere://host/a.png");

  desktop_set_up (&desktop);
  open_window (&desktop, fixture);
  studio_errands_set_window (desktop.errands, GTK_WINDOW (desktop.window));
  studio_bring_in_files (desktop.errands, &file, 1);
  studio_test_wait_until (studio_ui_test_is_said,
                          (gpointer) "Only files on this computer can be opened");
  desktop_tear_down (&desktop);
}

/* A desktop that asks for more and more while a library does not open. */
static void
test_bounded (StudioUiFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  Desktop desktop;

  desktop_set_up (&desktop);
  for (guint i = 0; i < STUDIO_ERRANDS_MAX + 5; i++)
    ask (&desktop, "generate-again");
  open_window (&desktop, fixture);
  studio_ui_fixture_connect_demo (fixture);
  g_object_set (studio_session_get_draft (fixture->session), "prompt", "a quiet lake", NULL);
  studio_queue_set_paused (studio_session_get_queue (fixture->session), TRUE);
  studio_errands_set_window (desktop.errands, GTK_WINDOW (desktop.window));
  GListModel *queue = G_LIST_MODEL (studio_session_get_queue (fixture->session));
  g_assert_cmpuint (g_list_model_get_n_items (queue), ==, STUDIO_ERRANDS_MAX);
  studio_queue_cancel_all (studio_session_get_queue (fixture->session));
  studio_test_wait_until (is_idle, fixture->session);
  desktop_tear_down (&desktop);
}

static void
add_tests (void)
{
  studio_ui_test_add ("/errands/generate-again", test_generate_again);
  studio_ui_test_add ("/errands/new-prompt", test_new_prompt);
  studio_ui_test_add ("/errands/show-record", test_show_record);
  studio_ui_test_add ("/errands/file", test_file);
  studio_ui_test_add ("/errands/several-files", test_several_files);
  studio_ui_test_add ("/errands/file-elsewhere", test_file_elsewhere);
  studio_ui_test_add ("/errands/bounded", test_bounded);
}

int
main (int argc, char **argv)
{
  return studio_ui_test_run (argc, argv, add_tests);
}
