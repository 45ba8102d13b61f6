/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-ui-fixture.h"

#include "studio-config.h"

#include <locale.h>
#include <string.h>

/* Where no compositor runs, as under Xvfb, GDK 4.24 counts a frame of a window with an open popover
 * twice (gdk/x11), in every program, and warns of itself. Every other warning ends the test. */
#define FRAME_OF_POPOVER "gdk_frame_timings_submitted() called on submitted frame."

static GLogWriterOutput
write_log_cb (GLogLevelFlags level, const GLogField *fields, gsize n_fields, gpointer user_data)
{
  for (gsize i = 0; i < n_fields; i++)
    if (strcmp (fields[i].key, "MESSAGE") == 0 && fields[i].length < 0
        && strcmp (fields[i].value, FRAME_OF_POPOVER) == 0)
      return G_LOG_WRITER_HANDLED;
  return g_log_writer_default (level, fields, n_fields, user_data);
}

/* What AdwApplication does for the program; a mistake in the style sheet is a warning and fatal. */
static void
load_style (void)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (provider, "/com/example/UltraStudio/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  gtk_icon_theme_add_resource_path (gtk_icon_theme_get_for_display (gdk_display_get_default ()),
                                    "/com/example/UltraStudio/icons");
}

/**
 * studio_ui_test_run:
 * @argc: as main() got it
 * @argv: as main() got it
 * @add_tests: adds the tests
 *
 * Runs the tests of a file that needs a display; without one, says that they are left out.
 *
 * Returns: what main() returns
 */
int
studio_ui_test_run (int argc, char **argv, void (*add_tests) (void))
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_log_set_writer_func (write_log_cb, NULL, NULL);
  if (!gtk_init_check ())
    {
      g_print ("1..0 # SKIP there is no display\n");
      return 0;
    }
  adw_init ();
  load_style ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  add_tests ();
  return g_test_run ();
}

static StudioSession *
new_session (StudioUiFixture *self)
{
  char *environment[] = { NULL };
  g_autoptr (StudioPaths) paths = studio_paths_new_for_test (self->folder);
  g_autoptr (StudioClock) clock = studio_clock_new_system ();

  return studio_session_new (paths,
                             clock,
                             studio_random_new_repeatable (7),
                             STUDIO_KEYRING (self->keyring),
                             environment,
                             NULL);
}

/**
 * studio_ui_fixture_set_up:
 * @self: the fixture
 * @data: unused
 */
void
studio_ui_fixture_set_up (StudioUiFixture *self, gconstpointer data G_GNUC_UNUSED)
{
  self->folder = studio_test_make_folder ();
  self->keyring = studio_memory_keyring_new ();
  self->session = new_session (self);
  self->settings = g_settings_new (STUDIO_APP_ID);
}

static gboolean
is_idle (gpointer session)
{
  return studio_queue_get_n_active (studio_session_get_queue (session)) == 0;
}

/**
 * studio_ui_fixture_tear_down:
 * @self: the fixture
 * @data: unused
 */
void
studio_ui_fixture_tear_down (StudioUiFixture *self, gconstpointer data G_GNUC_UNUSED)
{
  studio_queue_cancel_all (studio_session_get_queue (self->session));
  studio_test_wait_until (is_idle, self->session);
  studio_session_set_connection (self->session, NULL);
  studio_test_drain ();
  if (self->server != NULL)
    studio_demo_server_stop (self->server);
  g_clear_object (&self->server);
  g_clear_object (&self->session);
  g_clear_object (&self->keyring);
  g_clear_object (&self->settings);
  studio_test_drain ();
  studio_test_remove_folder (self->folder);
}

/**
 * studio_ui_fixture_restart:
 * @self: the fixture, without a window
 *
 * Ends the session as the program does, and has another one in the same folder, not open yet.
 */
void
studio_ui_fixture_restart (StudioUiFixture *self)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  studio_session_save_draft_async (self->session, studio_test_store_result_cb, &result);
  studio_test_wait_for_result (&result);
  g_assert_true (studio_session_save_draft_finish (self->session, result, &error));
  g_assert_no_error (error);
  studio_session_set_connection (self->session, NULL);
  g_clear_object (&result);
  g_clear_object (&self->session);
  studio_test_drain ();
  self->session = new_session (self);
}

/**
 * studio_ui_fixture_open:
 * @self: the fixture
 *
 * Opens the session and waits for it.
 */
void
studio_ui_fixture_open (StudioUiFixture *self)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  studio_session_open_async (self->session, NULL, studio_test_store_result_cb, &result);
  studio_test_wait_for_result (&result);
  g_assert_true (studio_session_open_finish (self->session, result, &error));
  g_assert_no_error (error);
}

/**
 * studio_ui_fixture_connect:
 * @self: the fixture
 * @options: how the service is to behave
 *
 * Starts the embedded service and connects the session to it.
 */
void
studio_ui_fixture_connect (StudioUiFixture *self, const StudioDemoOptions *options)
{
  g_autoptr (GError) error = NULL;

  self->server = studio_demo_server_start (options, &error);
  g_assert_no_error (error);
  g_autoptr (StudioConnection) connection = studio_connection_new (
      studio_demo_server_get_url (self->server),
      STUDIO_DEMO_KEY,
      STUDIO_DEFAULT_MODEL,
      STUDIO_CONNECTION_DEMO,
      &error);
  g_assert_no_error (error);
  studio_session_set_connection (self->session, connection);
}

/**
 * studio_ui_fixture_connect_demo:
 * @self: the fixture
 *
 * Starts the embedded service without delays and connects the session to it.
 */
void
studio_ui_fixture_connect_demo (StudioUiFixture *self)
{
  const StudioDemoOptions options = { .unlimited = TRUE };

  studio_ui_fixture_connect (self, &options);
}

/**
 * studio_ui_fixture_open_window:
 * @self: the fixture, with a session that is not open yet
 *
 * Returns: (transfer none): a window on show, with the session open and no service
 */
StudioWindow *
studio_ui_fixture_open_window (StudioUiFixture *self)
{
  StudioWindow *window = STUDIO_WINDOW (studio_window_new (NULL, self->session, self->settings));

  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  studio_ui_fixture_open (self);
  studio_window_set_opened (window, NULL);
  return window;
}

/**
 * studio_ui_fixture_open_demo_window:
 * @self: the fixture, with a session that is not open yet
 *
 * Returns: (transfer none): studio_ui_fixture_open_window(), on the embedded service
 */
StudioWindow *
studio_ui_fixture_open_demo_window (StudioUiFixture *self)
{
  StudioWindow *window = studio_ui_fixture_open_window (self);

  studio_ui_fixture_connect_demo (self);
  return window;
}

/**
 * studio_ui_test_present:
 * @child: (transfer floating): a widget
 * @width: pixels
 * @height: pixels
 *
 * Returns: (transfer none): a window around it, drawn once, for studio_ui_test_destroy()
 */
GtkWidget *
studio_ui_test_present (GtkWidget *child, int width, int height)
{
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  gtk_window_set_child (GTK_WINDOW (window), child);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (window);
  return window;
}

static gboolean
is_gone (gpointer weak)
{
  return *(gpointer *) weak == NULL;
}

/**
 * studio_ui_test_destroy:
 * @window: a window
 * @widget: (nullable): one of its widgets or itself
 *
 * Destroys @window and asserts that @widget goes with it, as soon as the last worker that was
 * busy for it has come back.
 */
void
studio_ui_test_destroy (GtkWidget *window, gpointer widget)
{
  gpointer weak = widget;

  if (widget != NULL)
    g_object_add_weak_pointer (widget, &weak);
  gtk_window_destroy (GTK_WINDOW (window));
  studio_test_drain ();
  studio_test_wait_until (is_gone, &weak);
}

/**
 * studio_ui_test_settle:
 *
 * Runs what is ready, layouts and idles included.
 */
void
studio_ui_test_settle (void)
{
  studio_test_drain ();
}

/**
 * studio_ui_test_find:
 * @root: where to look
 * @type: the type that is looked for
 * @css_class: (nullable): a style class that it has
 *
 * Returns: (transfer none) (nullable): the first such widget at or under @root, in order of sight
 */
GtkWidget *
studio_ui_test_find (GtkWidget *root, GType type, const char *css_class)
{
  g_autoptr (GPtrArray) stack = g_ptr_array_new ();

  g_ptr_array_add (stack, root);
  while (stack->len > 0)
    {
      GtkWidget *widget = g_ptr_array_steal_index (stack, stack->len - 1);
      if (g_type_is_a (G_OBJECT_TYPE (widget), type)
          && (css_class == NULL || gtk_widget_has_css_class (widget, css_class)))
        return widget;
      for (GtkWidget *child = gtk_widget_get_last_child (widget); child != NULL;
           child = gtk_widget_get_prev_sibling (child))
        g_ptr_array_add (stack, child);
    }
  return NULL;
}

static GtkWidget *
find_label_under (GtkWidget *root, const char *label)
{
  g_autoptr (GPtrArray) stack = g_ptr_array_new ();
  GtkWidget *hidden = NULL;

  g_ptr_array_add (stack, root);
  while (stack->len > 0)
    {
      GtkWidget *widget = g_ptr_array_steal_index (stack, stack->len - 1);
      if (GTK_IS_LABEL (widget) && g_strcmp0 (gtk_label_get_text (GTK_LABEL (widget)), label) == 0)
        {
          if (gtk_widget_get_mapped (widget))
            return widget;
          hidden = hidden != NULL ? hidden : widget;
        }
      for (GtkWidget *child = gtk_widget_get_last_child (widget); child != NULL;
           child = gtk_widget_get_prev_sibling (child))
        g_ptr_array_add (stack, child);
    }
  return hidden;
}

/**
 * studio_ui_test_find_label:
 * @label: a text, without its mnemonic
 *
 * Dialogs are windows in some versions and parts of a window in others; both are looked through,
 * the newest window first.
 *
 * Returns: (transfer none) (nullable): the label in any window that says so, one that is to be
 *   seen rather than another
 */
GtkWidget *
studio_ui_test_find_label (const char *label)
{
  GListModel *windows = gtk_window_get_toplevels ();
  guint n = g_list_model_get_n_items (windows);
  GtkWidget *hidden = NULL;

  for (guint i = n; i > 0; i--)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i - 1);
      GtkWidget *found = find_label_under (window, label);
      if (found != NULL && gtk_widget_get_mapped (found))
        return found;
      hidden = hidden != NULL ? hidden : found;
    }
  return hidden;
}

/**
 * studio_ui_test_find_window:
 * @type: the type that is looked for
 *
 * Returns: (transfer none) (nullable): the first window of that type
 */
GtkWidget *
studio_ui_test_find_window (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);
      if (g_type_is_a (G_OBJECT_TYPE (window), type))
        return window;
    }
  return NULL;
}

/**
 * studio_ui_test_is_said:
 * @label: (type utf8): a text, without its mnemonic
 *
 * For studio_test_wait_until().
 *
 * Returns: whether it can be seen in a window
 */
gboolean
studio_ui_test_is_said (gpointer label)
{
  GtkWidget *widget = studio_ui_test_find_label (label);
  return widget != NULL && gtk_widget_get_mapped (widget);
}

/**
 * studio_ui_test_is_not_said:
 * @label: (type utf8): a text, without its mnemonic
 *
 * Returns: whether no window shows it
 */
gboolean
studio_ui_test_is_not_said (gpointer label)
{
  return !studio_ui_test_is_said (label);
}

/**
 * studio_ui_test_click:
 * @label: what a button says, without its mnemonic
 *
 * Waits for the button and clicks it.
 */
void
studio_ui_test_click (const char *label)
{
  studio_test_wait_until (studio_ui_test_is_said, (gpointer) label);
  g_signal_emit_by_name (
      gtk_widget_get_ancestor (studio_ui_test_find_label (label), GTK_TYPE_BUTTON), "clicked");
}

/**
 * studio_ui_test_holds:
 * @bytes: (array length=size): a file
 * @size: how many bytes
 * @words: a text
 *
 * Returns: whether @words are somewhere in @bytes
 */
gboolean
studio_ui_test_holds (const char *bytes, gsize size, const char *words)
{
  gsize length = strlen (words);

  for (gsize i = 0; i + length <= size; i++)
    if (memcmp (bytes + i, words, length) == 0)
      return TRUE;
  return FALSE;
}
