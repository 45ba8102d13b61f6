/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-storage-group.h"

#include "studio-ui-fixture.h"

static void
press (const char *label)
{
  studio_test_wait_until (studio_ui_test_is_said, (gpointer) label);
  GtkWidget *button = gtk_widget_get_ancestor (studio_ui_test_find_label (label), GTK_TYPE_BUTTON);
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}

static gboolean
has_ended (gpointer job)
{
  return studio_job_has_ended (job);
}

static void
make_image (StudioUiFixture *fixture)
{
  g_autoptr (StudioRequest) request = studio_request_new (
      "a lake", NULL, STUDIO_ASPECT_RATIO_1_1, 7, STUDIO_OUTPUT_FORMAT_JPEG, NULL);
  StudioJob *job = studio_queue_add (studio_session_get_queue (fixture->session), request, NULL);

  studio_test_wait_until (has_ended, job);
}

static gboolean
can_empty (gpointer group)
{
  GtkWidget *label = studio_ui_test_find_label ("Empty Trash…");
  return label != NULL && gtk_widget_is_sensitive (label) && group != NULL;
}

static gboolean
can_move (G_GNUC_UNUSED gpointer group)
{
  GtkWidget *label = studio_ui_test_find_label ("Move to Trash");
  return label != NULL && gtk_widget_is_sensitive (label);
}

static void
test_less_room (StudioUiFixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  studio_ui_fixture_open (fixture);
  studio_ui_fixture_connect_demo (fixture);
  make_image (fixture);
  GtkWidget *group = g_object_new (STUDIO_TYPE_STORAGE_GROUP, NULL);
  GtkWidget *window = studio_ui_test_present (group, 500, 600);

  g_object_set (group, "session", fixture->session, NULL);
  /* A quarter of a year old there are none. */
  studio_test_wait_until (studio_ui_test_is_said, (gpointer) "There are no such images");
  GtkWidget *spin = studio_ui_test_find (group, GTK_TYPE_SPIN_BUTTON, NULL);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), 0);
  studio_test_wait_until (can_move, group);
  press ("Move to Trash");
  studio_test_wait_until (can_empty, group);
  press ("Empty Trash…");
  press ("Empty Trash");
  studio_test_wait_until (studio_ui_test_is_said, (gpointer) "0 files, 0 bytes");
  studio_ui_test_settle ();
  studio_ui_test_destroy (window, group);
}

static void
test_describe (void)
{
  g_autofree char *one = studio_storage_group_describe ((StudioAmount){ 1, 1000 });
  g_autofree char *two = studio_storage_group_describe ((StudioAmount){ 2, 0 });

  g_assert_nonnull (g_strstr_len (one, -1, "1 file, 1.0"));
  g_assert_cmpstr (two, ==, "2 files, 0 bytes");
}

static void
add_tests (void)
{
  g_test_add_func ("/storage/describe", test_describe);
  studio_ui_test_add ("/storage/less-room", test_less_room);
}

int
main (int argc, char **argv)
{
  return studio_ui_test_run (argc, argv, add_tests);
}
