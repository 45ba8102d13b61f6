/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-import.h"
#include "studio-print.h"
#include "studio-reveal.h"
#include "studio-test-images.h"
#include "studio-ui-fixture.h"
#include "studio-window-actions.h"

#include <gio/gunixfdlist.h>

static const char xml[] = "<node><interface name='org.freedesktop.portal.OpenURI'>"
                          "<method name='OpenFile'><arg type='s' direction='in'/>"
                          "<arg type='h' direction='in'/><arg type='a{sv}' direction='in'/>"
                          "<arg type='o' direction='out'/></method>"
                          "<method name='OpenDirectory'><arg type='s' direction='in'/>"
                          "<arg type='h' direction='in'/><arg type='a{sv}' direction='in'/>"
                          "<arg type='o' direction='out'/></method></interface>"
                          "<interface name='org.freedesktop.portal.Wallpaper'>"
                          "<method name='SetWallpaperFile'><arg type='s' direction='in'/>"
                          "<arg type='h' direction='in'/><arg type='a{sv}' direction='in'/>"
                          "<arg type='o' direction='out'/></method></interface></node>";

typedef struct
{
  GString *calls;
  gboolean owned;
} Portal;

static void
method_cb (GDBusConnection *bus,
           const char *sender,
           G_GNUC_UNUSED const char *path,
           G_GNUC_UNUSED const char *interface,
           const char *method,
           GVariant *parameters,
           GDBusMethodInvocation *invocation,
           gpointer data)
{
  Portal *self = data;
  g_autoptr (GVariant) options = g_variant_get_child_value (parameters, 2);
  GUnixFDList *files = g_dbus_message_get_unix_fd_list (
      g_dbus_method_invocation_get_message (invocation));
  g_autofree char *name = g_strdelimit (g_strdup (sender + 1), ".", '_');
  const char *token = NULL;
  gboolean ask = FALSE;
  gboolean preview = FALSE;

  g_assert_cmpint (g_unix_fd_list_get_length (files), ==, 1);
  g_assert_true (g_variant_lookup (options, "handle_token", "&s", &token));
  g_variant_lookup (options, "ask", "b", &ask);
  g_variant_lookup (options, "show-preview", "b", &preview);
  g_string_append_printf (self->calls, "%s %d %d;", method, ask, preview);
  g_autofree char *handle = g_strdup_printf (
      "/org/freedesktop/portal/desktop/request/%s/%s", name, token);
  g_dbus_method_invocation_return_value (invocation, g_variant_new ("(o)", handle));
  g_dbus_connection_emit_signal (bus,
                                 sender,
                                 handle,
                                 "org.freedesktop.portal.Request",
                                 "Response",
                                 g_variant_new ("(ua{sv})", 0, NULL),
                                 NULL);
}

static void
name_cb (G_GNUC_UNUSED GDBusConnection *bus, G_GNUC_UNUSED const char *name, gpointer data)
{
  ((Portal *) data)->owned = TRUE;
}

static gboolean
is_owned (gpointer data)
{
  return ((Portal *) data)->owned;
}

static gboolean
is_called (gpointer data)
{
  return ((Portal *) data)->calls->len > 0;
}

static gboolean
is_kept (gpointer job)
{
  return studio_job_get_state (job) == STUDIO_RECORD_KEPT;
}

static gint64
make_image (StudioUiFixture *fixture)
{
  g_autoptr (StudioRequest) request = studio_request_new (
      "a lake", NULL, STUDIO_ASPECT_RATIO_16_9, 7, STUDIO_OUTPUT_FORMAT_PNG, STUDIO_DEFAULT_MODEL);
  StudioJob *job = studio_queue_add (studio_session_get_queue (fixture->session), request, NULL);

  studio_test_wait_until (is_kept, job);
  return studio_job_get_record_id (job);
}

static void
check_call (Portal *self, const char *expected)
{
  studio_test_wait_until (is_called, self);
  g_assert_cmpstr (self->calls->str, ==, expected);
  g_string_set_size (self->calls, 0);
}

static void
test_portals (StudioUiFixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  static const GDBusInterfaceVTable table = { .method_call = method_cb };
  g_autoptr (GDBusNodeInfo) node = g_dbus_node_info_new_for_xml (xml, NULL);
  g_autoptr (GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  Portal portal = { .calls = g_string_new (NULL) };
  const char *path = "/org/freedesktop/portal/desktop";
  guint ids[] = { 0, 0 };
  StudioWindow *window = STUDIO_WINDOW (
      studio_window_new (NULL, fixture->session, fixture->settings));

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    ids[i] = g_dbus_connection_register_object (
        bus, path, node->interfaces[i], &table, &portal, NULL, NULL);
  guint name_id = g_bus_own_name_on_connection (
      bus, "org.freedesktop.portal.Desktop", 0, name_cb, NULL, &portal, NULL);
  studio_test_wait_until (is_owned, &portal);
  studio_ui_fixture_open (fixture);
  studio_ui_fixture_connect_demo (fixture);
  gtk_window_present (GTK_WINDOW (window));
  studio_window_set_opened (window, NULL);
  gint64 id = make_image (fixture);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.open-with", "x", id);
  check_call (&portal, "OpenFile 1 0;");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-in-folder", "x", id);
  check_call (&portal, "OpenDirectory 0 0;");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.set-wallpaper", "x", id);
  check_call (&portal, "SetWallpaperFile 0 1;");
  studio_test_wait_until (studio_ui_test_is_said, (gpointer) "Wallpaper set");
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    g_dbus_connection_unregister_object (bus, ids[i]);
  g_bus_unown_name (name_id);
  /* Without a portal, on a desktop whose settings are not known. */
  gtk_widget_activate_action (GTK_WIDGET (window), "win.set-wallpaper", "x", id);
  studio_test_wait_until (
      studio_ui_test_is_said,
      (gpointer) "Save the image and set it as wallpaper in your desktop’s settings");
  studio_ui_test_destroy (GTK_WIDGET (window), window);
  g_string_free (portal.calls, TRUE);
}

static void
done_cb (G_GNUC_UNUSED GtkPrintOperation *operation, GtkPrintOperationResult result, int *done)
{
  *done = (int) result;
}

static gboolean
is_done (gpointer done)
{
  return *(int *) done >= 0;
}

static void
test_print (StudioUiFixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "out.pdf", NULL);
  g_autofree char *bytes = NULL;
  gsize size = 0;
  int done = -1;

  studio_ui_fixture_open (fixture);
  studio_ui_fixture_connect_demo (fixture);
  const gint64 ids[] = { make_image (fixture) };
  StudioLibrary *library = studio_session_get_library (fixture->session);
  g_autoptr (GPtrArray) records = studio_library_load_many (library, ids, 1, NULL);
  g_autoptr (GtkPrintOperation) operation = studio_print_new (library, records);
  gtk_print_operation_set_export_filename (operation, path);
  g_signal_connect (operation, "done", G_CALLBACK (done_cb), &done);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, NULL);
  studio_test_wait_until (is_done, &done);
  g_assert_cmpint (done, ==, GTK_PRINT_OPERATION_RESULT_APPLY);
  g_assert_no_error (studio_print_get_error (operation));
  g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
  g_assert_true (studio_ui_test_holds (bytes, size, "/DCTDecode"));
}

/* As one of a camera: there are no words to stand below it. */
static void
test_print_without_words (StudioUiFixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  g_autofree char *file = g_build_filename (fixture->folder, "holiday.png", NULL);
  g_autofree char *path = g_build_filename (fixture->folder, "out.pdf", NULL);
  g_autoptr (GBytes) png = studio_test_images_png (STUDIO_TEST_PNG_RGB, 64, 32, FALSE);
  const char *const files[] = { file, NULL };
  const gint64 ids[] = { 1 };
  int done = -1;

  g_assert_true (g_file_set_contents (
      file, g_bytes_get_data (png, NULL), (gssize) g_bytes_get_size (png), NULL));
  studio_ui_fixture_open (fixture);
  StudioLibrary *library = studio_session_get_library (fixture->session);
  studio_library_import (library, files, NULL, NULL, NULL, NULL);
  g_autoptr (GPtrArray) records = studio_library_load_many (library, ids, 1, NULL);
  g_assert_cmpuint (records->len, ==, 1);
  g_autoptr (GtkPrintOperation) operation = studio_print_new (library, records);
  gtk_print_operation_set_export_filename (operation, path);
  g_signal_connect (operation, "done", G_CALLBACK (done_cb), &done);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, NULL);
  studio_test_wait_until (is_done, &done);
  g_assert_cmpint (done, ==, GTK_PRINT_OPERATION_RESULT_APPLY);
  g_assert_no_error (studio_print_get_error (operation));
}

static void
add_tests (void)
{
  studio_ui_test_add ("/desktop-verbs/portals", test_portals);
  studio_ui_test_add ("/desktop-verbs/print", test_print);
  studio_ui_test_add ("/desktop-verbs/print-without-words", test_print_without_words);
}

/* As in test-notifier.c. */
int
main (int argc, char **argv)
{
  static GTestDBus *bus;
  g_autofree char *display = g_strdup (g_getenv ("DISPLAY"));

  g_unsetenv ("XDG_CURRENT_DESKTOP");
  bus = g_test_dbus_new (G_TEST_DBUS_NONE);
  g_test_dbus_up (bus);
  if (display != NULL)
    g_setenv ("DISPLAY", display, TRUE);
  int status = studio_ui_test_run (argc, argv, add_tests);
  g_test_dbus_stop (bus);
  return status;
}
