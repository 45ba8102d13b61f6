/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-application.h"

#include "studio-accels.h"
#include "studio-application-id.h"
#include "studio-bring-in.h"
#include "studio-closing.h"
#include "studio-color-scheme.h"
#include "studio-contrast.h"
#include "studio-config.h"
#include "studio-demo-start.h"
#include "studio-errands.h"
#include "studio-error.h"
#include "studio-focus-return.h"
#include "studio-notifier.h"
#include "studio-present.h"
#include "studio-property.h"
#include "studio-secret-keyring.h"
#include "studio-search-provider.h"
#include "studio-session.h"
#include "studio-stall-watch.h"
#include "studio-window.h"

#include <glib/gi18n-lib.h>

struct _StudioApplication
{
  AdwApplication parent_instance;

  StudioTrace *trace;
  StudioSession *session;
  GSettings *settings;
  StudioNotifier *notifier;
  StudioErrands *errands;
  StudioSearchProvider *search_provider;
  StudioDemoServer *demo;
  GSource *stall_watch;
  char *library_dir;
  char **environment;
  gboolean demo_wanted;
  gboolean opened;
};

G_DEFINE_FINAL_TYPE (StudioApplication, studio_application, ADW_TYPE_APPLICATION)

typedef enum
{
  PROP_TRACE = 1,
} StudioApplicationProperty;

static GParamSpec *properties[PROP_TRACE + 1];

static const GOptionEntry options[] = {
  { "demo", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Paint images on this computer"), NULL },
  { "generate-again", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Generate what the composer says"), NULL },
  { "library", 0, 0, G_OPTION_ARG_FILENAME, NULL, N_ ("Use the library in DIR"), N_ ("DIR") },
  { "new-prompt", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Begin a new prompt"), NULL },
  { "version", 'v', 0, G_OPTION_ARG_NONE, NULL, N_ ("Show the version"), NULL },
  { NULL, 0, 0, 0, NULL, NULL, NULL },
};

static StudioWindow *
find_window (StudioApplication *self)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (self));

  for (GList *l = windows; l != NULL; l = l->next)
    if (STUDIO_IS_WINDOW (l->data))
      return l->data;
  return NULL;
}

static void
connect_to_demo (StudioApplication *self, GError *why_not)
{
  g_autoptr (GError) error = why_not;
  StudioWindow *window = find_window (self);

  if (self->session == NULL)
    return;
  gboolean connected = self->demo != NULL
                       && studio_demo_connect (self->demo, self->session, &error);
  studio_session_expect_connection (self->session, FALSE);
  if (!connected && window != NULL)
    studio_window_show_error (window, error);
}

static void
demo_started_cb (GObject *source, GAsyncResult *result, gpointer data G_GNUC_UNUSED)
{
  StudioApplication *self = STUDIO_APPLICATION (source);
  GError *error = NULL;
  g_autoptr (StudioDemoServer) server = studio_demo_start_finish (result, &error);

  if (self->demo == NULL)
    self->demo = g_steal_pointer (&server);
  connect_to_demo (self, error);
}

static void
start_demo (StudioApplication *self)
{
  studio_session_expect_connection (self->session, TRUE);
  if (self->demo != NULL)
    connect_to_demo (self, NULL);
  else
    studio_demo_start_async (self, demo_started_cb, NULL);
}

static void
session_opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (StudioApplication) self = data;
  StudioSession *session = STUDIO_SESSION (source);
  g_autoptr (GError) error = NULL;
  gboolean opened = studio_session_open_finish (session, result, &error);
  StudioWindow *window = find_window (self);

  if (window == NULL)
    return;
  studio_window_set_opened (window, error);
  self->opened = opened;
  if (!opened)
    return;
  studio_errands_set_window (self->errands, GTK_WINDOW (window));
  gboolean unconnected = studio_session_get_connection (session) == NULL;
  if (self->demo_wanted || (unconnected && g_settings_get_boolean (self->settings, "use-demo")))
    start_demo (self);
}

static void
open_library (StudioApplication *self)
{
  studio_session_open_async (self->session, NULL, session_opened_cb, g_object_ref (self));
}

static void
open_library_action (GSimpleAction *action G_GNUC_UNUSED, GVariant *rebuild, gpointer self)
{
  studio_session_allow_rebuild (STUDIO_APPLICATION (self)->session,
                                g_variant_get_boolean (rebuild));
  open_library (self);
}

static void
try_demo_action (GSimpleAction *action G_GNUC_UNUSED,
                 GVariant *parameter G_GNUC_UNUSED,
                 gpointer data)
{
  StudioApplication *self = data;

  g_settings_set_boolean (self->settings, "use-demo", TRUE);
  start_demo (self);
}

static void
quit_action (GSimpleAction *action G_GNUC_UNUSED, GVariant *parameter G_GNUC_UNUSED, gpointer self)
{
  StudioWindow *window = find_window (self);

  if (window != NULL)
    gtk_window_close (GTK_WINDOW (window));
  else
    g_application_quit (G_APPLICATION (self));
}

static const GActionEntry actions[] = {
  { .name = "open-library", .parameter_type = "b", .activate = open_library_action },
  { .name = "try-demo", .activate = try_demo_action },
  { .name = "quit", .activate = quit_action },
};

static void
first_frame_cb (GdkFrameClock *clock, StudioApplication *self)
{
  g_signal_handlers_disconnect_by_func (clock, first_frame_cb, self);
  studio_trace_mark (self->trace, "startup.first-frame");
  /* Not before: its workers would take the processor from the window. */
  open_library (self);
}

static void
realized_cb (StudioApplication *self, GtkWidget *window)
{
  if (self->stall_watch != NULL)
    studio_stall_watch_follow (self->stall_watch, gtk_widget_get_frame_clock (window));
  g_signal_connect_object (gtk_widget_get_frame_clock (window),
                           "after-paint",
                           G_CALLBACK (first_frame_cb),
                           self,
                           G_CONNECT_DEFAULT);
}

static void
studio_application_window_added (GtkApplication *application, GtkWindow *window)
{
  GTK_APPLICATION_CLASS (studio_application_parent_class)->window_added (application, window);
  studio_focus_return_watch (window);
}

/* A draft that was never read must not be written over. */
static void
studio_application_window_removed (GtkApplication *application, GtkWindow *window)
{
  StudioApplication *self = STUDIO_APPLICATION (application);

  if (STUDIO_IS_WINDOW (window) && self->errands != NULL)
    studio_errands_set_window (self->errands, NULL);
  if (STUDIO_IS_WINDOW (window) && self->stall_watch != NULL)
    studio_stall_watch_pass_over (self->stall_watch);
  if (STUDIO_IS_WINDOW (window) && self->opened)
    studio_closing_hold (G_APPLICATION (self), self->session);
  GTK_APPLICATION_CLASS (studio_application_parent_class)->window_removed (application, window);
}

static gboolean
studio_application_dbus_register (GApplication *application,
                                  GDBusConnection *connection,
                                  const char *path,
                                  GError **error)
{
  StudioApplication *self = STUDIO_APPLICATION (application);

  return G_APPLICATION_CLASS (studio_application_parent_class)
             ->dbus_register (application, connection, path, error)
         && studio_search_provider_export (self->search_provider, connection, path, error);
}

static void
studio_application_startup (GApplication *application)
{
  StudioApplication *self = STUDIO_APPLICATION (application);
  g_autoptr (StudioPaths) paths = studio_paths_new (self->library_dir);
  g_autoptr (StudioClock) clock = studio_clock_new_system ();
  g_autoptr (StudioKeyring) keyring = studio_secret_keyring_new ();

  G_APPLICATION_CLASS (studio_application_parent_class)->startup (application);
  /* Adding the application's icons threw away what GTK had read of the theme. Said to have changed,
   * it is read again in a thread, not by the first icon. */
  g_object_notify (G_OBJECT (gtk_settings_get_default ()), "gtk-icon-theme-name");
  gtk_window_set_default_icon_name (STUDIO_APP_ID);
  self->settings = g_settings_new (STUDIO_APP_ID);
  studio_color_scheme_follow (self->settings, adw_style_manager_get_default ());
  studio_contrast_follow (adw_style_manager_get_default ());
  self->session = studio_session_new (
      paths, clock, studio_random_new_system (), keyring, self->environment, self->trace);
  g_settings_bind (
      self->settings, "image-limit-mb", self->session, "image-limit-mb", G_SETTINGS_BIND_GET);
  g_settings_bind (self->settings, "time-limit", self->session, "time-limit", G_SETTINGS_BIND_GET);
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  self->errands = studio_errands_new (GTK_APPLICATION (self));
  studio_search_provider_start (self->search_provider, self->session, self->errands, clock);
  self->notifier = studio_notifier_new (GTK_APPLICATION (self), self->session, self->settings);
  studio_accels_install (GTK_APPLICATION (self), self->settings);
  if (self->trace != NULL)
    {
      self->stall_watch = studio_stall_watch_new (self->trace, STUDIO_STALL_LIMIT_US);
      g_source_attach (self->stall_watch, NULL);
    }
}

static void
studio_application_activate (GApplication *application)
{
  StudioApplication *self = STUDIO_APPLICATION (application);
  StudioWindow *window = find_window (self);

  if (window != NULL)
    {
      gtk_window_present (GTK_WINDOW (window));
      return;
    }
  window = STUDIO_WINDOW (
      studio_window_new (GTK_APPLICATION (self), self->session, self->settings));
  g_signal_connect_object (window, "realize", G_CALLBACK (realized_cb), self, G_CONNECT_SWAPPED);
  studio_present_first (GTK_WINDOW (window));
}

static void
studio_application_open (GApplication *application,
                         GFile **files,
                         int n_files,
                         const char *hint G_GNUC_UNUSED)
{
  studio_bring_in_files (STUDIO_APPLICATION (application)->errands, files, n_files);
}

/* In this process or in the one that runs already. */
static void
ask_by_options (GApplication *application, GVariantDict *given)
{
  static const char *const asked[] = { "new-prompt", "generate-again" };

  for (gsize i = 0; i < G_N_ELEMENTS (asked); i++)
    if (g_variant_dict_contains (given, asked[i]))
      g_action_group_activate_action (G_ACTION_GROUP (application), asked[i], NULL);
}

static int
studio_application_handle_local_options (GApplication *application, GVariantDict *given)
{
  StudioApplication *self = STUDIO_APPLICATION (application);
  g_autoptr (GError) error = NULL;

  if (g_variant_dict_contains (given, "version"))
    {
      g_print ("%s %s\n", g_get_prgname (), STUDIO_VERSION);
      return 0;
    }
  if (g_variant_dict_lookup (given, "library", "^ay", &self->library_dir))
    {
      g_autofree char *id = studio_application_id_dup (self->library_dir);
      g_application_set_application_id (application, id);
    }
  self->demo_wanted = g_variant_dict_contains (given, "demo");
  if (!g_application_register (application, NULL, &error))
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }
  if (self->demo_wanted && g_application_get_is_remote (application))
    g_action_group_activate_action (G_ACTION_GROUP (application), "try-demo", NULL);
  ask_by_options (application, given);
  return -1;
}

static void
studio_application_shutdown (GApplication *application)
{
  StudioApplication *self = STUDIO_APPLICATION (application);

  if (self->stall_watch != NULL)
    g_source_destroy (self->stall_watch);
  g_clear_pointer (&self->stall_watch, g_source_unref);
  G_APPLICATION_CLASS (studio_application_parent_class)->shutdown (application);
  g_clear_object (&self->notifier);
  g_clear_object (&self->search_provider);
  g_clear_object (&self->errands);
  g_clear_object (&self->session);
  if (self->demo != NULL)
    studio_demo_server_stop (self->demo);
  g_clear_object (&self->demo);
}

static void
studio_application_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  StudioApplication *self = STUDIO_APPLICATION (object);

  switch ((StudioApplicationProperty) id)
    {
    case PROP_TRACE:
      g_value_set_object (value, self->trace);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
studio_application_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  StudioApplication *self = STUDIO_APPLICATION (object);

  switch ((StudioApplicationProperty) id)
    {
    case PROP_TRACE:
      self->trace = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
studio_application_finalize (GObject *object)
{
  StudioApplication *self = STUDIO_APPLICATION (object);

  g_clear_object (&self->notifier);
  g_clear_object (&self->search_provider);
  g_clear_object (&self->errands);
  g_clear_object (&self->session);
  g_clear_object (&self->settings);
  g_clear_object (&self->demo);
  g_clear_object (&self->trace);
  g_clear_pointer (&self->library_dir, g_free);
  g_clear_pointer (&self->environment, g_strfreev);
  G_OBJECT_CLASS (studio_application_parent_class)->finalize (object);
}

static void
studio_application_class_init (StudioApplicationClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  object_class->get_property = studio_application_get_property;
  object_class->set_property = studio_application_set_property;
  object_class->finalize = studio_application_finalize;
  application_class->dbus_register = studio_application_dbus_register;
  application_class->startup = studio_application_startup;
  application_class->activate = studio_application_activate;
  application_class->open = studio_application_open;
  application_class->handle_local_options = studio_application_handle_local_options;
  application_class->shutdown = studio_application_shutdown;
  GTK_APPLICATION_CLASS (klass)->window_added = studio_application_window_added;
  GTK_APPLICATION_CLASS (klass)->window_removed = studio_application_window_removed;

  properties[PROP_TRACE] = g_param_spec_object (
      "trace", NULL, NULL, STUDIO_TYPE_TRACE, STUDIO_PARAM_CONSTRUCT_ONLY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
studio_application_init (StudioApplication *self)
{
  g_application_add_main_option_entries (G_APPLICATION (self), options);
  self->search_provider = studio_search_provider_new (G_APPLICATION (self));
}

/**
 * studio_application_new:
 * @trace: (nullable): where marks go
 * @environment: (array zero-terminated=1): the variables at the start, copied: the process's own
 *   have no key any more
 *
 * Returns: (transfer full): the application
 */
StudioApplication *
studio_application_new (StudioTrace *trace, char **environment)
{
  StudioApplication *self = g_object_new (STUDIO_TYPE_APPLICATION,
                                          "application-id",
                                          STUDIO_APP_ID,
                                          "flags",
                                          G_APPLICATION_HANDLES_OPEN,
                                          "resource-base-path",
                                          "/com/example/UltraStudio",
                                          "trace",
                                          trace,
                                          NULL);

  self->environment = g_strdupv (environment);
  return self;
}
