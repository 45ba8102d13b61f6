/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-file-portal.h"

#include "studio-dialogs.h"
#include "studio-ui-fixture.h"

#define NAME "org.freedesktop.portal.Desktop"
#define PATH "/org/freedesktop/portal/desktop"
#define REQUEST "org.freedesktop.portal.Request"

static const char xml[] = "<node><interface name='org.freedesktop.portal.FileChooser'>"
                          "<method name='OpenFile'><arg type='s' direction='in'/>"
                          "<arg type='s' direction='in'/><arg type='a{sv}' direction='in'/>"
                          "<arg type='o' direction='out'/></method>"
                          "<method name='SaveFile'><arg type='s' direction='in'/>"
                          "<arg type='s' direction='in'/><arg type='a{sv}' direction='in'/>"
                          "<arg type='o' direction='out'/></method>"
                          "<property name='version' type='u' access='read'/></interface>"
                          "<interface name='org.freedesktop.portal.Request'>"
                          "<method name='Close'/></interface></node>";

/* A desktop's portal, and a window that asks it. */
typedef struct
{
  GDBusConnection *bus;
  GDBusNodeInfo *node;
  GtkWindow *window;
  guint name_id;
  guint object_id;
  guint request_id;
  guint32 version;
  gboolean owned;
  gboolean closed;
  char *asker; /* of the last request, like all below */
  char *handle;
  char *method;
  char *parent;
  char *title;
  GVariant *options;
} Portal;

static void
close_cb (G_GNUC_UNUSED GDBusConnection *bus,
          G_GNUC_UNUSED const char *sender,
          G_GNUC_UNUSED const char *path,
          G_GNUC_UNUSED const char *interface,
          G_GNUC_UNUSED const char *method,
          G_GNUC_UNUSED GVariant *parameters,
          GDBusMethodInvocation *invocation,
          gpointer data)
{
  ((Portal *) data)->closed = TRUE;
  g_dbus_method_invocation_return_value (invocation, NULL);
}

static void
forget_request (Portal *self)
{
  if (self->request_id != 0)
    g_dbus_connection_unregister_object (self->bus, self->request_id);
  self->request_id = 0;
  g_clear_pointer (&self->asker, g_free);
  g_clear_pointer (&self->handle, g_free);
  g_clear_pointer (&self->method, g_free);
  g_clear_pointer (&self->parent, g_free);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->options, g_variant_unref);
}

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
  static const GDBusInterfaceVTable table = { .method_call = close_cb };
  Portal *self = data;
  g_autofree char *name = g_strdelimit (g_strdup (sender + 1), ".", '_');
  const char *token = NULL;

  forget_request (self);
  g_variant_get (parameters, "(ss@a{sv})", &self->parent, &self->title, &self->options);
  g_assert_true (g_variant_lookup (self->options, "handle_token", "&s", &token));
  self->asker = g_strdup (sender);
  self->method = g_strdup (method);
  self->handle = g_strdup_printf (PATH "/request/%s/%s", name, token);
  self->request_id = g_dbus_connection_register_object (
      bus, self->handle, self->node->interfaces[1], &table, self, NULL, NULL);
  g_dbus_method_invocation_return_value (invocation, g_variant_new ("(o)", self->handle));
}

static GVariant *
get_property_cb (G_GNUC_UNUSED GDBusConnection *bus,
                 G_GNUC_UNUSED const char *sender,
                 G_GNUC_UNUSED const char *path,
                 G_GNUC_UNUSED const char *interface,
                 G_GNUC_UNUSED const char *property,
                 G_GNUC_UNUSED GError **error,
                 gpointer data)
{
  return g_variant_new_uint32 (((Portal *) data)->version);
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
is_asked (gpointer data)
{
  return ((Portal *) data)->handle != NULL;
}

static gboolean
is_closed (gpointer data)
{
  return ((Portal *) data)->closed;
}

static void
set_up (Portal *self, guint32 version)
{
  static const GDBusInterfaceVTable table = { .method_call = method_cb,
                                              .get_property = get_property_cb };

  *self = (Portal){ .version = version };
  self->bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  self->node = g_dbus_node_info_new_for_xml (xml, NULL);
  self->object_id = g_dbus_connection_register_object (
      self->bus, PATH, self->node->interfaces[0], &table, self, NULL, NULL);
  self->name_id = g_bus_own_name_on_connection (self->bus, NAME, 0, name_cb, NULL, self, NULL);
  self->window = GTK_WINDOW (g_object_new (ADW_TYPE_WINDOW, NULL));
  gtk_window_present (self->window);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (self->window));
  studio_test_wait_until (is_owned, self);
}

static void
tear_down (Portal *self)
{
  forget_request (self);
  g_dbus_connection_unregister_object (self->bus, self->object_id);
  g_bus_unown_name (self->name_id);
  g_dbus_node_info_unref (self->node);
  g_object_unref (self->bus);
  studio_ui_test_destroy (GTK_WIDGET (self->window), self->window);
}

/* @results: floating a{sv} */
static void
respond (Portal *self, guint32 response, GVariant *results)
{
  studio_test_wait_until (is_asked, self);
  g_dbus_connection_emit_signal (self->bus,
                                 self->asker,
                                 self->handle,
                                 REQUEST,
                                 "Response",
                                 g_variant_new ("(u@a{sv})", response, results),
                                 NULL);
}

static GVariant *
make_results (const char *const *uris)
{
  GVariantDict results = G_VARIANT_DICT_INIT (NULL);

  if (uris != NULL)
    g_variant_dict_insert (&results, "uris", "^as", uris);
  return g_variant_dict_end (&results);
}

static gboolean
has_flag (Portal *self, const char *name)
{
  gboolean set = FALSE;

  g_variant_lookup (self->options, name, "b", &set);
  return set;
}

static void
assert_text (Portal *self, const char *name, const char *format, const char *expected)
{
  const char *text = NULL;

  g_variant_lookup (self->options, name, format, &text);
  g_assert_cmpstr (text, ==, expected);
}

static void
test_folder (void)
{
  Portal portal;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GFile) start = g_file_new_for_path (g_get_tmp_dir ());

  set_up (&portal, 3);
  studio_dialogs_select_folder_async (
      portal.window, "Where", start, NULL, studio_test_store_result_cb, &result);
  respond (&portal, 0, make_results ((const char *const[]){ "file:///a/b", NULL }));
  studio_test_wait_for_result (&result);
  g_autoptr (GFile) folder = studio_dialogs_select_folder_finish (result, NULL);
  g_assert_cmpstr (g_file_peek_path (folder), ==, "/a/b");
  g_assert_cmpstr (portal.method, ==, "OpenFile");
  g_assert_cmpstr (portal.title, ==, "Where");
  g_assert_true (has_flag (&portal, "directory"));
  g_assert_true (has_flag (&portal, "modal"));
  g_assert_false (has_flag (&portal, "multiple"));
  assert_text (&portal, "current_folder", "^&ay", g_get_tmp_dir ());
  g_clear_object (&result);
  tear_down (&portal);
}

static void
test_open (void)
{
  Portal portal;
  g_autoptr (GAsyncResult) result = NULL;

  set_up (&portal, 4);
  studio_dialogs_open_async (
      portal.window, "Open", NULL, NULL, studio_test_store_result_cb, &result);
  respond (&portal, 0, make_results ((const char *const[]){ "file:///a", "file:///b", NULL }));
  studio_test_wait_for_result (&result);
  g_autoptr (GListModel) files = studio_dialogs_open_finish (result, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (files), ==, 2);
  g_assert_true (has_flag (&portal, "multiple"));
  g_assert_false (has_flag (&portal, "directory"));
  g_autoptr (GVariant) filters = g_variant_lookup_value (
      portal.options, "filters", G_VARIANT_TYPE ("a(sa(us))"));
  g_assert_cmpuint (g_variant_n_children (filters), ==, 2);
  g_clear_object (&result);
  tear_down (&portal);
}

static void
test_save (void)
{
  Portal portal;
  g_autoptr (GAsyncResult) result = NULL;

  set_up (&portal, 4);
  studio_dialogs_save_async (
      portal.window, "Save", "fox.png", NULL, NULL, studio_test_store_result_cb, &result);
  respond (&portal, 0, make_results ((const char *const[]){ "file:///a/owl.png", NULL }));
  studio_test_wait_for_result (&result);
  g_autoptr (GFile) file = studio_dialogs_save_finish (result, NULL);
  g_assert_cmpstr (g_file_peek_path (file), ==, "/a/owl.png");
  g_assert_cmpstr (portal.method, ==, "SaveFile");
  assert_text (&portal, "current_name", "&s", "fox.png");
  g_clear_object (&result);
  tear_down (&portal);
}

static void
choose_folder (Portal *portal, GCancellable *cancellable, GAsyncResult **result)
{
  studio_dialogs_select_folder_async (
      portal->window, "Where", NULL, cancellable, studio_test_store_result_cb, result);
}

static void
assert_dismissed (GAsyncResult **result)
{
  g_autoptr (GError) error = NULL;

  studio_test_wait_for_result (result);
  g_assert_null (studio_dialogs_select_folder_finish (*result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_object (result);
}

/* Who says no is not asked once more by the toolkit. */
static void
test_no (void)
{
  Portal portal;
  GAsyncResult *result = NULL;

  set_up (&portal, 4);
  choose_folder (&portal, NULL, &result);
  respond (&portal, 1, make_results (NULL));
  assert_dismissed (&result);
  tear_down (&portal);
}

static void
test_withdrawn (void)
{
  Portal portal;
  GAsyncResult *result = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  set_up (&portal, 4);
  choose_folder (&portal, cancellable, &result);
  studio_test_wait_until (is_asked, &portal);
  g_cancellable_cancel (cancellable);
  assert_dismissed (&result);
  studio_test_wait_until (is_closed, &portal);
  tear_down (&portal);
}

/* What another program shows does not stay behind. */
static void
test_window_goes (void)
{
  Portal portal;
  GAsyncResult *result = NULL;

  set_up (&portal, 4);
  GtkWidget *asking = studio_ui_test_present (gtk_label_new (NULL), 100, 100);
  studio_dialogs_select_folder_async (
      GTK_WINDOW (asking), "Where", NULL, NULL, studio_test_store_result_cb, &result);
  studio_test_wait_until (is_asked, &portal);
  gtk_window_destroy (GTK_WINDOW (asking));
  assert_dismissed (&result);
  studio_test_wait_until (is_closed, &portal);
  tear_down (&portal);
}

static guint
count_guards (GtkWindow *window)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (window));
  guint n_guards = 0;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);
      if (GTK_IS_EVENT_CONTROLLER_LEGACY (controller))
        n_guards++;
    }
  return n_guards;
}

/* A second dialog cannot be asked for by keys while the first is another program's. */
static void
test_guard (void)
{
  Portal portal;
  GAsyncResult *result = NULL;

  set_up (&portal, 4);
  guint n_own = count_guards (portal.window);
  choose_folder (&portal, NULL, &result);
  g_assert_cmpuint (count_guards (portal.window), ==, n_own + 1);
  studio_test_wait_until (is_asked, &portal);
  g_assert_cmpuint (count_guards (portal.window), ==, n_own + 1);
  respond (&portal, 1, make_results (NULL));
  assert_dismissed (&result);
  g_assert_cmpuint (count_guards (portal.window), ==, n_own);
  tear_down (&portal);
}

static void
assert_refused (Portal *portal, gboolean asked, int code)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  StudioFileChoice *choice = studio_file_choice_new (
      STUDIO_FILE_CHOICE_FOLDER, portal->window, "Where", NULL, NULL);

  studio_file_portal_choose_async (choice, NULL, studio_test_store_result_cb, &result);
  if (asked)
    respond (portal, 0, make_results (NULL));
  studio_test_wait_for_result (&result);
  g_assert_null (studio_file_portal_choose_finish (result, &error));
  g_assert_error (error, G_IO_ERROR, code);
  g_clear_object (&result);
  studio_file_choice_free (choice);
}

static void
test_refused (void)
{
  Portal portal;

  set_up (&portal, 2); /* knows nothing of folders */
  assert_refused (&portal, FALSE, G_IO_ERROR_NOT_SUPPORTED);
  portal.version = 4;
  assert_refused (&portal, TRUE, G_IO_ERROR_FAILED); /* names no file */
  g_bus_unown_name (portal.name_id);
  g_dbus_connection_flush_sync (portal.bus, NULL, NULL);
  assert_refused (&portal, FALSE, G_IO_ERROR_NOT_SUPPORTED);
  portal.name_id = g_bus_own_name_on_connection (portal.bus, NAME, 0, NULL, NULL, NULL, NULL);
  tear_down (&portal);
}

/* One that ends while its dialog is open answers no more. */
static void
test_vanished (void)
{
  Portal portal;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  StudioFileChoice *choice;

  set_up (&portal, 4);
  choice = studio_file_choice_new (STUDIO_FILE_CHOICE_FOLDER, portal.window, "Where", NULL, NULL);
  studio_file_portal_choose_async (choice, NULL, studio_test_store_result_cb, &result);
  studio_test_wait_until (is_asked, &portal);
  g_bus_unown_name (portal.name_id);
  studio_test_wait_for_result (&result);
  g_assert_null (studio_file_portal_choose_finish (result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_FAILED);
  g_clear_object (&result);
  studio_file_choice_free (choice);
  portal.name_id = g_bus_own_name_on_connection (portal.bus, NAME, 0, NULL, NULL, NULL, NULL);
  tear_down (&portal);
}

/* The display's name of the window, so that the dialog stands before it. */
static void
test_parent (void)
{
  Portal portal;
  GAsyncResult *result = NULL;

  set_up (&portal, 4);
  choose_folder (&portal, NULL, &result);
  respond (&portal, 1, make_results (NULL));
  assert_dismissed (&result);
#if GTK_CHECK_VERSION(4, 18, 0)
  g_assert_cmpstr (portal.parent, ==, "");
#else
  g_assert_true (g_str_has_prefix (portal.parent, "x11:"));
#endif
  tear_down (&portal);
}

static void
add_tests (void)
{
  g_test_add_func ("/file-portal/folder", test_folder);
  g_test_add_func ("/file-portal/open", test_open);
  g_test_add_func ("/file-portal/save", test_save);
  g_test_add_func ("/file-portal/no", test_no);
  g_test_add_func ("/file-portal/withdrawn", test_withdrawn);
  g_test_add_func ("/file-portal/window-goes", test_window_goes);
  g_test_add_func ("/file-portal/guard", test_guard);
  g_test_add_func ("/file-portal/refused", test_refused);
  g_test_add_func ("/file-portal/vanished", test_vanished);
  g_test_add_func ("/file-portal/parent", test_parent);
}

/* As in test-notifier.c. */
int
main (int argc, char **argv)
{
  static GTestDBus *bus;
  g_autofree char *display = g_strdup (g_getenv ("DISPLAY"));

  g_unsetenv ("GTK_USE_PORTAL");
  bus = g_test_dbus_new (G_TEST_DBUS_NONE);
  g_test_dbus_up (bus);
  if (display != NULL)
    g_setenv ("DISPLAY", display, TRUE);
  int status = studio_ui_test_run (argc, argv, add_tests);
  g_test_dbus_stop (bus);
  return status;
}
