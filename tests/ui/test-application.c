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

/* How much of an icon is painted, in parts of a hundred. */
static guint
measure_icon (const char *path, int size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkPixbuf) icon = gdk_pixbuf_new_from_file_at_size (path, size, size, &error);
  guint n_painted = 0;

  g_assert_no_error (error);
  g_assert_cmpint (gdk_pixbuf_get_width (icon), ==, size);
  g_assert_cmpint (gdk_pixbuf_get_height (icon), ==, size);
  g_assert_cmpint (gdk_pixbuf_get_n_channels (icon), ==, 4);
  for (int y = 0; y < size; y++)
    for (int x = 0; x < size; x++)
      n_painted += gdk_pixbuf_read_pixels (icon)[y * gdk_pixbuf_get_rowstride (icon) + x * 4 + 3]
                   > 127;
  return n_painted * 100 / (guint) (size * size);
}

/* The shape stays the same from the smallest to the largest that desktops show. */
static void
test_program_icons (gconstpointer name)
{
  static const int sizes[] = { 16, 24, 32, 48, 64, 128, 256, 512 };
  g_autofree char *path = g_test_build_filename (
      G_TEST_DIST, "..", "data", "icons", "hicolor", name, NULL);
  guint whole = measure_icon (path, 512);

  g_assert_cmpuint (whole, >, 40);
  g_assert_cmpuint (whole, <, 90);
  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    g_assert_cmpint (ABS ((int) measure_icon (path, sizes[i]) - (int) whole), <, 10);
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
  g_test_add_data_func (
      "/application/program-icon", "scalable/apps/com.example.UltraStudio.svg", test_program_icons);
  g_test_add_data_func ("/application/program-icon-symbolic",
                        "symbolic/apps/com.example.UltraStudio-symbolic.svg",
                        test_program_icons);
  studio_ui_test_add ("/application/demo", test_demo);
}

int
main (int argc, char **argv)
{
  return studio_ui_test_run (argc, argv, add_tests);
}
