/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-search-provider.h"

#include "studio-prompt-finder.h"
#include "studio-search-metas.h"

#include <gtk/gtk.h>

/* https://developer.gnome.org/documentation/tutorials/search-provider.html */
static const char interface_xml[] = "<node><interface name='org.gnome.Shell.SearchProvider2'>"
                                    "<method name='GetInitialResultSet'>"
                                    "<arg type='as' name='terms' direction='in'/>"
                                    "<arg type='as' name='results' direction='out'/></method>"
                                    "<method name='GetSubsearchResultSet'>"
                                    "<arg type='as' name='previous_results' direction='in'/>"
                                    "<arg type='as' name='terms' direction='in'/>"
                                    "<arg type='as' name='results' direction='out'/></method>"
                                    "<method name='GetResultMetas'>"
                                    "<arg type='as' name='identifiers' direction='in'/>"
                                    "<arg type='aa{sv}' name='metas' direction='out'/></method>"
                                    "<method name='ActivateResult'>"
                                    "<arg type='s' name='identifier' direction='in'/>"
                                    "<arg type='as' name='terms' direction='in'/>"
                                    "<arg type='u' name='timestamp' direction='in'/></method>"
                                    "<method name='LaunchSearch'>"
                                    "<arg type='as' name='terms' direction='in'/>"
                                    "<arg type='u' name='timestamp' direction='in'/></method>"
                                    "</interface></node>";

struct _StudioSearchProvider
{
  GObject parent_instance;

  GApplication *application; /* weak: it owns this */
  GDBusConnection *connection;
  guint object_id;
  StudioSession *session;
  StudioErrands *errands;
  StudioPromptFinder *finder;
  StudioThumbnailer *thumbnailer; /* (nullable): of the finder's library */
  StudioLibrary *thumbnailed;     /* (nullable): which library that is */
  GCancellable *searching;        /* (nullable): the latest search */
};

G_DEFINE_FINAL_TYPE (StudioSearchProvider, studio_search_provider, G_TYPE_OBJECT)

/* A question of the desktop; the program stays until it is answered. */
typedef struct
{
  StudioSearchProvider *provider;
  GApplication *application;
  GDBusMethodInvocation *invocation;
  GArray *ids;
} Call;

/* Takes @invocation over, as a method does. */
static Call *
call_new (StudioSearchProvider *self, GDBusMethodInvocation *invocation)
{
  Call *call = g_new0 (Call, 1);

  call->provider = g_object_ref (self);
  call->application = g_object_ref (self->application);
  call->invocation = invocation;
  g_application_hold (call->application);
  return call;
}

static void
call_free (Call *self)
{
  g_application_release (self->application);
  g_object_unref (self->application);
  g_clear_object (&self->invocation);
  g_object_unref (self->provider);
  g_clear_pointer (&self->ids, g_array_unref);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Call, call_free)

/* A search that was ended by the next one, or whose library cannot be read, has found nothing. */
static void
found_cb (GObject *source G_GNUC_UNUSED, GAsyncResult *result, gpointer data)
{
  g_autoptr (Call) call = data;
  g_autoptr (GPtrArray) records = studio_prompt_finder_finish (
      call->provider->finder, result, NULL);
  g_autoptr (GVariantBuilder) ids = g_variant_builder_new (G_VARIANT_TYPE_STRING_ARRAY);

  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT,
                                             studio_record_get_id (g_ptr_array_index (records, i)));
      g_variant_builder_add (ids, "s", id);
    }
  g_dbus_method_invocation_return_value (g_steal_pointer (&call->invocation),
                                         g_variant_new ("(as)", ids));
}

static void
find (StudioSearchProvider *self, const char *const *terms, GDBusMethodInvocation *invocation)
{
  g_cancellable_cancel (self->searching);
  g_clear_object (&self->searching);
  self->searching = g_cancellable_new ();
  studio_prompt_finder_set_library (self->finder, studio_session_get_library (self->session));
  studio_prompt_finder_find_async (
      self->finder, terms, self->searching, found_cb, call_new (self, invocation));
}

static StudioThumbnailer *
get_thumbnailer (StudioSearchProvider *self)
{
  StudioLibrary *library = studio_prompt_finder_get_library (self->finder);

  if (library != NULL && library == studio_session_get_library (self->session))
    return studio_session_get_thumbnailer (self->session);
  if (library != self->thumbnailed)
    {
      g_clear_object (&self->thumbnailer);
      g_set_object (&self->thumbnailed, library);
    }
  if (self->thumbnailer == NULL && library != NULL)
    self->thumbnailer = studio_thumbnailer_new (library);
  return self->thumbnailer;
}

static void
described_cb (GObject *source G_GNUC_UNUSED, GAsyncResult *result, gpointer data)
{
  g_autoptr (Call) call = data;
  g_autoptr (GVariant) metas = studio_search_metas_make_finish (result);

  g_dbus_method_invocation_return_value (g_steal_pointer (&call->invocation),
                                         g_variant_new ("(@aa{sv})", metas));
}

static void
loaded_cb (GObject *source G_GNUC_UNUSED, GAsyncResult *result, gpointer data)
{
  Call *call = data;
  g_autoptr (GPtrArray) records = studio_prompt_finder_finish (
      call->provider->finder, result, NULL);
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  studio_search_metas_make_async (call->ids,
                                  records == NULL ? none : records,
                                  get_thumbnailer (call->provider),
                                  described_cb,
                                  call);
}

static void
describe (StudioSearchProvider *self, const char *const *words, GDBusMethodInvocation *invocation)
{
  Call *call = call_new (self, invocation);

  call->ids = studio_search_metas_read_ids (words);
  studio_prompt_finder_set_library (self->finder, studio_session_get_library (self->session));
  studio_prompt_finder_load_async (self->finder, call->ids, NULL, loaded_cb, call);
}

static void
show_result (StudioSearchProvider *self, const char *word)
{
  const char *const words[] = { word, NULL };
  g_autoptr (GArray) ids = studio_search_metas_read_ids (words);
  gint64 id = g_array_index (ids, gint64, 0);

  if (id == 0)
    g_application_activate (self->application);
  else
    studio_errands_ask (self->errands, "win.show-record", g_variant_new_int64 (id));
}

static void
show_search (StudioSearchProvider *self, const char *const *terms)
{
  g_autofree char *text = studio_prompt_finder_join (terms);

  studio_errands_ask (self->errands, "win.search-for", g_variant_new_string (text));
}

/* Asked by a desktop while there is no window, the program waits a little for the next question. */
static void
stay_a_while (StudioSearchProvider *self)
{
  if (gtk_application_get_windows (GTK_APPLICATION (self->application)) == NULL)
    g_application_set_inactivity_timeout (self->application, STUDIO_SEARCH_PROVIDER_STAY_MS);
}

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
  StudioSearchProvider *self = data;
  g_autofree const char **words = NULL;
  const char *word = NULL;

  if (self->application == NULL || self->finder == NULL)
    {
      g_dbus_method_invocation_return_dbus_error (
          invocation, "org.freedesktop.DBus.Error.Failed", "on its way out");
      return;
    }
  stay_a_while (self);
  if (g_str_equal (method, "GetInitialResultSet") || g_str_equal (method, "GetResultMetas"))
    g_variant_get (parameters, "(^a&s)", &words);
  else if (g_str_equal (method, "GetSubsearchResultSet"))
    g_variant_get (parameters, "(@as^a&s)", NULL, &words);
  else if (g_str_equal (method, "ActivateResult"))
    g_variant_get (parameters, "(&s^a&su)", &word, &words, NULL);
  else
    g_variant_get (parameters, "(^a&su)", &words, NULL);
  if (g_str_equal (method, "GetResultMetas"))
    describe (self, words, invocation);
  else if (g_str_has_prefix (method, "Get"))
    find (self, words, invocation);
  else
    {
      if (word != NULL)
        show_result (self, word);
      else
        show_search (self, words);
      g_dbus_method_invocation_return_value (invocation, NULL);
    }
}

static void
window_added_cb (GApplication *application)
{
  g_application_set_inactivity_timeout (application, 0);
}

static void
studio_search_provider_dispose (GObject *object)
{
  StudioSearchProvider *self = STUDIO_SEARCH_PROVIDER (object);

  studio_search_provider_unexport (self);
  g_cancellable_cancel (self->searching);
  g_clear_object (&self->searching);
  g_clear_weak_pointer (&self->application);
  g_clear_object (&self->session);
  g_clear_object (&self->errands);
  g_clear_object (&self->finder);
  g_clear_object (&self->thumbnailer);
  g_clear_object (&self->thumbnailed);
  G_OBJECT_CLASS (studio_search_provider_parent_class)->dispose (object);
}

static void
studio_search_provider_class_init (StudioSearchProviderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = studio_search_provider_dispose;
}

static void
studio_search_provider_init (StudioSearchProvider *self G_GNUC_UNUSED)
{
}

/**
 * studio_search_provider_new:
 * @application: the application, which outlives this
 *
 * Returns: (transfer full): a provider that is not on the bus yet
 */
StudioSearchProvider *
studio_search_provider_new (GApplication *application)
{
  StudioSearchProvider *self = g_object_new (STUDIO_TYPE_SEARCH_PROVIDER, NULL);

  g_set_weak_pointer (&self->application, application);
  g_signal_connect_object (
      application, "window-added", G_CALLBACK (window_added_cb), self, G_CONNECT_DEFAULT);
  return self;
}

/**
 * studio_search_provider_export:
 * @self: a provider
 * @connection: a bus
 * @path: the application's own object
 * @error: return location; that of the bus
 *
 * To be called before the application has its name, so that nobody calls in vain.
 *
 * Returns: whether it is on the bus
 */
gboolean
studio_search_provider_export (StudioSearchProvider *self,
                               GDBusConnection *connection,
                               const char *path,
                               GError **error)
{
  static const GDBusInterfaceVTable table = { .method_call = method_cb };
  g_autoptr (GDBusNodeInfo) node = g_dbus_node_info_new_for_xml (interface_xml, NULL);
  g_autofree char *own_path = g_strconcat (path, "/SearchProvider", NULL);

  self->object_id = g_dbus_connection_register_object (
      connection, own_path, node->interfaces[0], &table, self, NULL, error);
  if (self->object_id != 0)
    self->connection = g_object_ref (connection);
  return self->object_id != 0;
}

/**
 * studio_search_provider_unexport:
 * @self: a provider
 *
 * Takes it off the bus.
 */
void
studio_search_provider_unexport (StudioSearchProvider *self)
{
  if (self->object_id != 0)
    g_dbus_connection_unregister_object (self->connection, self->object_id);
  self->object_id = 0;
  g_clear_object (&self->connection);
}

/**
 * studio_search_provider_start:
 * @self: a provider
 * @session: whose library is looked into once it is open
 * @errands: brings what was chosen to the window
 * @clock: what it calls now
 *
 * Lets it answer.
 */
void
studio_search_provider_start (StudioSearchProvider *self,
                              StudioSession *session,
                              StudioErrands *errands,
                              StudioClock *clock)
{
  g_return_if_fail (STUDIO_IS_SEARCH_PROVIDER (self));
  g_set_object (&self->session, session);
  g_set_object (&self->errands, errands);
  g_clear_object (&self->finder);
  self->finder = studio_prompt_finder_new (studio_session_get_paths (session), clock);
}
