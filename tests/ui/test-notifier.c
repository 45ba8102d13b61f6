/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-error.h"
#include "studio-job-private.h"
#include "studio-notification-icon.h"
#include "studio-notifier.h"
#include "studio-ui-fixture.h"

static const char interface_xml[] =
    "<node><interface name='org.gtk.Notifications'>"
    "<method name='AddNotification'><arg type='s' direction='in'/><arg type='s' direction='in'/>"
    "<arg type='a{sv}' direction='in'/></method>"
    "<method name='RemoveNotification'><arg type='s' direction='in'/><arg type='s' "
    "direction='in'/></method></interface></node>";

/* A desktop that writes down what it is told, and the application that tells it. */
typedef struct
{
  StudioUiFixture *fixture;
  GtkApplication *application;
  StudioNotifier *notifier;
  GtkWidget *window;
  guint object_id;
  guint name_id;
  gboolean owned;
  GPtrArray *added; /* GVariant */
  guint n_removed;
  char *last_id;
} Desktop;

static void
method_cb (GDBusConnection *connection G_GNUC_UNUSED,
           const char *sender G_GNUC_UNUSED,
           const char *path G_GNUC_UNUSED,
           const char *interface G_GNUC_UNUSED,
           const char *method,
           GVariant *parameters,
           GDBusMethodInvocation *invocation,
           gpointer data)
{
  Desktop *desktop = data;

  g_free (desktop->last_id);
  g_variant_get_child (parameters, 1, "s", &desktop->last_id);
  if (g_str_equal (method, "AddNotification"))
    g_ptr_array_add (desktop->added, g_variant_get_child_value (parameters, 2));
  else
    desktop->n_removed++;
  g_dbus_method_invocation_return_value (invocation, NULL);
}

static void
name_cb (GDBusConnection *connection G_GNUC_UNUSED, const char *name G_GNUC_UNUSED, gpointer data)
{
  ((Desktop *) data)->owned = TRUE;
}

static gboolean
is_owned (gpointer data)
{
  return ((Desktop *) data)->owned;
}

static guint n_desktops = 0;

static void
desktop_set_up (Desktop *self, StudioUiFixture *fixture)
{
  static const GDBusInterfaceVTable table = { .method_call = method_cb };
  g_autoptr (GError) error = NULL;
  g_autoptr (GDBusNodeInfo) node = g_dbus_node_info_new_for_xml (interface_xml, NULL);

  *self = (Desktop){ .fixture = fixture,
                     .added = g_ptr_array_new_with_free_func ((GDestroyNotify) g_variant_unref) };
  /* GTK keeps an application that was never run, and its place on the bus. */
  g_autofree char *app_id = g_strdup_printf ("com.example.UltraStudio.Test%u", n_desktops++);
  self->application = gtk_application_new (app_id, G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (self->application), NULL, &error);
  g_assert_no_error (error);
  GDBusConnection *connection = g_application_get_dbus_connection (
      G_APPLICATION (self->application));
  self->object_id = g_dbus_connection_register_object (
      connection, "/org/gtk/Notifications", node->interfaces[0], &table, self, NULL, &error);
  g_assert_no_error (error);
  self->name_id = g_bus_own_name_on_connection (
      connection, "org.gtk.Notifications", G_BUS_NAME_OWNER_FLAGS_NONE, name_cb, NULL, self, NULL);
  studio_test_wait_until (is_owned, self);
  studio_ui_fixture_open (fixture);
  self->notifier = studio_notifier_new (self->application, fixture->session, fixture->settings);
}

static void
desktop_tear_down (Desktop *self)
{
  GDBusConnection *connection = g_application_get_dbus_connection (
      G_APPLICATION (self->application));

  if (self->window != NULL)
    gtk_window_destroy (GTK_WINDOW (self->window));
  g_bus_unown_name (self->name_id);
  g_dbus_connection_unregister_object (connection, self->object_id);
  studio_test_assert_finalized (self->notifier);
  g_clear_object (&self->application);
  g_ptr_array_unref (self->added);
  g_free (self->last_id);
}

static void
generate (StudioUiFixture *fixture, int count)
{
  g_autoptr (GError) error = NULL;

  g_object_set (studio_session_get_draft (fixture->session),
                "prompt",
                "a <b>quiet</b>\nlake",
                "seed",
                "7",
                "count",
                count,
                NULL);
  g_assert_true (studio_session_generate (fixture->session, &error));
  g_assert_no_error (error);
}

static gboolean
is_idle (gpointer data)
{
  Desktop *desktop = data;
  return studio_queue_get_n_active (studio_session_get_queue (desktop->fixture->session)) == 0;
}

static gboolean
has_added (gpointer data)
{
  return ((Desktop *) data)->added->len > 0;
}

static gboolean
has_removed (gpointer data)
{
  return ((Desktop *) data)->n_removed > 0;
}

static void
assert_text (GVariant *notification, const char *key, const char *expected)
{
  g_autofree char *text = NULL;

  g_assert_true (g_variant_lookup (notification, key, "s", &text));
  g_assert_cmpstr (text, ==, expected);
}

static void
assert_icon (GVariant *notification)
{
  g_autoptr (GVariant) value = g_variant_lookup_value (notification, "icon", NULL);
  g_assert_nonnull (value);
  g_autoptr (GIcon) icon = g_icon_deserialize (value);
  g_assert_true (G_IS_BYTES_ICON (icon));
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture = gdk_texture_new_from_bytes (
      g_bytes_icon_get_bytes (G_BYTES_ICON (icon)), &error);
  g_assert_no_error (error);
  g_assert_cmpint (gdk_texture_get_width (texture), ==, STUDIO_NOTIFICATION_ICON_EDGE);
  g_assert_cmpint (gdk_texture_get_height (texture), ==, STUDIO_NOTIFICATION_ICON_EDGE);
}

/* What the buttons do, in their order. */
static void
assert_buttons (GVariant *notification, const char *expected)
{
  g_autoptr (GVariant) buttons = g_variant_lookup_value (notification, "buttons", NULL);
  g_autoptr (GString) actions = g_string_new (NULL);

  g_assert_nonnull (buttons);
  for (gsize i = 0; i < g_variant_n_children (buttons); i++)
    {
      g_autoptr (GVariant) button = g_variant_get_child_value (buttons, i);
      const char *action = NULL;
      g_assert_true (g_variant_lookup (button, "action", "&s", &action));
      g_string_append_printf (actions, "%s ", action);
    }
  g_assert_cmpstr (actions->str, ==, expected);
}

static void
test_one_a_run (StudioUiFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  Desktop desktop;

  desktop_set_up (&desktop, fixture);
  studio_ui_fixture_connect_demo (fixture);
  generate (fixture, 3);
  studio_test_wait_until (has_added, &desktop);
  g_assert_true (is_idle (&desktop));
  studio_test_drain ();
  g_assert_cmpuint (desktop.added->len, ==, 1);
  GVariant *notification = g_ptr_array_index (desktop.added, 0);
  assert_text (notification, "title", "3 images kept");
  assert_text (notification, "body", "a ‹b›quiet‹/b› lake");
  assert_text (notification, "default-action", "app.show-record");
  assert_icon (notification);
  assert_buttons (notification, "app.show-record app.copy-image app.run-again ");
  g_autoptr (GVariant) target = g_variant_lookup_value (
      notification, "default-action-target", G_VARIANT_TYPE_INT64);
  g_autofree char *id = g_strdup_printf ("run-%" G_GINT64_FORMAT, g_variant_get_int64 (target));
  g_assert_cmpstr (desktop.last_id, ==, id);

  desktop.window = gtk_application_window_new (desktop.application);
  gtk_window_present (GTK_WINDOW (desktop.window));
  studio_test_wait_until (has_removed, &desktop);
  g_assert_cmpstr (desktop.last_id, ==, id);

  generate (fixture, 1);
  studio_test_wait_until (is_idle, &desktop);
  studio_test_drain ();
  g_assert_cmpuint (desktop.added->len, ==, 1);
  desktop_tear_down (&desktop);
}

static void
test_failure (StudioUiFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  const StudioDemoOptions options = { .unlimited = TRUE, .fault = "content-refused" };
  Desktop desktop;
  g_autoptr (GError) error = NULL;

  desktop_set_up (&desktop, fixture);
  fixture->server = studio_demo_server_start (&options, &error);
  g_assert_no_error (error);
  g_autoptr (StudioConnection) connection = studio_connection_new (
      studio_demo_server_get_url (fixture->server),
      STUDIO_DEMO_KEY,
      STUDIO_DEFAULT_MODEL,
      STUDIO_CONNECTION_DEMO,
      &error);
  g_assert_no_error (error);
  studio_session_set_connection (fixture->session, connection);
  generate (fixture, 1);
  studio_test_wait_until (has_added, &desktop);
  g_autofree char *title = NULL;
  GVariant *notification = g_ptr_array_index (desktop.added, 0);
  g_assert_true (g_variant_lookup (notification, "title", "s", &title));
  g_assert_true (g_str_has_prefix (title, "Failed: "));
  assert_buttons (notification, "app.show-record app.recall ");
  desktop_tear_down (&desktop);
}

/* Some of a run arrived: its image is shown, and what did not come can be asked for again. */
static void
test_partial (StudioUiFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  Desktop desktop;
  StudioQueue *queue = studio_session_get_queue (fixture->session);

  desktop_set_up (&desktop, fixture);
  studio_ui_fixture_connect_demo (fixture);
  studio_queue_set_paused (queue, TRUE);
  generate (fixture, 2);
  g_autoptr (StudioJob) second = g_list_model_get_item (G_LIST_MODEL (queue), 1);
  studio_job_end (second,
                  STUDIO_RECORD_FAILED,
                  g_error_new_literal (STUDIO_ERROR, STUDIO_ERROR_SERVER, "It broke."));
  studio_queue_set_paused (queue, FALSE);
  studio_test_wait_until (has_added, &desktop);
  GVariant *notification = g_ptr_array_index (desktop.added, 0);
  assert_text (notification, "title", "1 of 2 kept, 1 failed");
  assert_icon (notification);
  assert_buttons (notification, "app.show-record app.copy-image app.try-again ");
  desktop_tear_down (&desktop);
}

static void
test_switched_off (StudioUiFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  Desktop desktop;

  desktop_set_up (&desktop, fixture);
  g_assert_true (g_settings_get_boolean (fixture->settings, "notify-when-ready"));
  g_settings_set_boolean (fixture->settings, "notify-when-ready", FALSE);
  studio_ui_fixture_connect_demo (fixture);
  generate (fixture, 1);
  studio_test_wait_until (is_idle, &desktop);
  studio_test_drain ();
  g_assert_cmpuint (desktop.added->len, ==, 0);
  g_settings_reset (fixture->settings, "notify-when-ready");
  desktop_tear_down (&desktop);
}

static void
test_cancelled (StudioUiFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  Desktop desktop;

  desktop_set_up (&desktop, fixture);
  studio_ui_fixture_connect_demo (fixture);
  studio_queue_set_paused (studio_session_get_queue (fixture->session), TRUE);
  generate (fixture, 2);
  studio_queue_cancel_all (studio_session_get_queue (fixture->session));
  studio_test_wait_until (is_idle, &desktop);
  studio_test_drain ();
  g_assert_cmpuint (desktop.added->len, ==, 0);
  desktop_tear_down (&desktop);
}

static void
add_tests (void)
{
  studio_ui_test_add ("/notifier/one-a-run", test_one_a_run);
  studio_ui_test_add ("/notifier/failure", test_failure);
  studio_ui_test_add ("/notifier/partial", test_partial);
  studio_ui_test_add ("/notifier/switched-off", test_switched_off);
  studio_ui_test_add ("/notifier/cancelled", test_cancelled);
}

/* The bus is there before GTK looks for one, and is not given back: that would wait for GTK to let
 * go of its connection. */
int
main (int argc, char **argv)
{
  g_autofree char *daemon = g_find_program_in_path ("dbus-daemon");

  if (daemon == NULL)
    {
      g_print ("1..0 # SKIP there is no dbus-daemon\n");
      return 0;
    }
  g_autofree char *display = g_strdup (g_getenv ("DISPLAY"));
  g_setenv ("GNOTIFICATION_BACKEND", "gtk", TRUE);
  static GTestDBus *bus;
  bus = g_test_dbus_new (G_TEST_DBUS_NONE);
  g_test_dbus_up (bus);
  if (display != NULL) /* which the bus takes away */
    g_setenv ("DISPLAY", display, TRUE);
  int status = studio_ui_test_run (argc, argv, add_tests);
  g_test_dbus_stop (bus);
  return status;
}
