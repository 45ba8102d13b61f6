/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-application-id.h"
#include "studio-application.h"
#include "studio-demo-start.h"
#include "studio-ui-fixture.h"

static void
test_one_process_a_library (void)
{
  g_autofree char *one = studio_application_id_dup ("/tmp/one");
  g_autofree char *again = studio_application_id_dup ("/tmp/../tmp/one");
  g_autofree char *two = studio_application_id_dup ("/tmp/two");

  g_assert_cmpstr (one, ==, again);
  g_assert_cmpstr (one, !=, two);
  g_assert_true (g_application_id_is_valid (one));
}

static void
test_finalizes (void)
{
  char *environment[] = { NULL };
  StudioApplication *application = studio_application_new (NULL, environment);

  g_assert_cmpstr (g_application_get_application_id (G_APPLICATION (application)),
                   ==,
                   "com.example.UltraStudio");
  g_assert_finalize_object (application);
}

static void
test_icons (void)
{
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gdk_display_get_default ());

  g_assert_true (gtk_icon_theme_has_icon (theme, "studio-dice-symbolic"));
  g_assert_true (gtk_icon_theme_has_icon (theme, "studio-brush-symbolic"));
}

static void
test_demo (StudioUiFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  studio_demo_start_async (fixture->session, studio_test_store_result_cb, &result);
  studio_test_wait_for_result (&result);
  fixture->server = studio_demo_start_finish (result, &error);
  g_assert_no_error (error);
  g_assert_true (studio_demo_connect (fixture->server, fixture->session, &error));
  StudioConnection *connection = studio_session_get_connection (fixture->session);
  g_assert_cmpint (studio_connection_get_source (connection), ==, STUDIO_CONNECTION_DEMO);
}

static void
add_tests (void)
{
  g_test_add_func ("/application/one-process-a-library", test_one_process_a_library);
  g_test_add_func ("/application/finalizes", test_finalizes);
  g_test_add_func ("/application/icons", test_icons);
  studio_ui_test_add ("/application/demo", test_demo);
}

int
main (int argc, char **argv)
{
  return studio_ui_test_run (argc, argv, add_tests);
}
