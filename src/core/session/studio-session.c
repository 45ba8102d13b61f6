/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-session-private.h"

#include "studio-error.h"
#include "studio-property.h"

#define BYTES_PER_MB ((gint64) 1024 * 1024)

G_DEFINE_FINAL_TYPE (StudioSession, studio_session, G_TYPE_OBJECT)

typedef enum
{
  PROP_CONNECTION = 1,
  PROP_CONNECTION_LOADED,
  PROP_LIBRARY,
  PROP_GALLERY,
  PROP_IMAGE_LIMIT_MB,
  PROP_TIME_LIMIT,
  PROP_N_RESTORED,
} StudioSessionProperty;

static GParamSpec *properties[PROP_N_RESTORED + 1];

static void
update_connection_loaded (StudioSession *self)
{
  studio_property_set_boolean (self,
                               properties[PROP_CONNECTION_LOADED],
                               &self->connection_loaded,
                               self->connection != NULL || self->n_expected == 0);
}

/* The preview has every pixel that thumbnails need, so the file is not read again. */
static void
job_ended_cb (G_GNUC_UNUSED StudioQueue *queue, StudioJob *job, gpointer data)
{
  StudioSession *self = data;
  GdkPixbuf *pixbuf = studio_job_get_pixbuf (job);

  if (studio_job_get_state (job) == STUDIO_RECORD_KEPT)
    studio_session_ask_usual (self);
  if (self->thumbnailer != NULL && studio_job_get_state (job) == STUDIO_RECORD_KEPT
      && pixbuf != NULL && studio_job_get_n_rows (job) == gdk_pixbuf_get_height (pixbuf))
    studio_thumbnailer_offer (self->thumbnailer, studio_job_get_record_id (job), pixbuf);
}

static void
gallery_loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (StudioSession) self = data;

  if (studio_gallery_reload_finish (STUDIO_GALLERY (object), result, NULL))
    studio_trace_mark_number (self->trace,
                              "startup.gallery-ready",
                              "n",
                              g_list_model_get_n_items (G_LIST_MODEL (object)));
}

static void
studio_session_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  StudioSession *self = STUDIO_SESSION (object);

  switch ((StudioSessionProperty) id)
    {
    case PROP_CONNECTION:
      g_value_set_object (value, self->connection);
      break;
    case PROP_CONNECTION_LOADED:
      g_value_set_boolean (value, self->connection_loaded);
      break;
    case PROP_LIBRARY:
      g_value_set_object (value, self->library);
      break;
    case PROP_GALLERY:
      g_value_set_object (value, self->gallery);
      break;
    case PROP_N_RESTORED:
      g_value_set_uint (value, self->n_restored);
      break;
    case PROP_IMAGE_LIMIT_MB:
    case PROP_TIME_LIMIT:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
studio_session_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  StudioSession *self = STUDIO_SESSION (object);

  switch ((StudioSessionProperty) id)
    {
    case PROP_CONNECTION:
      studio_session_set_connection (self, g_value_get_object (value));
      break;
    case PROP_IMAGE_LIMIT_MB:
      studio_session_set_image_limit (self, g_value_get_int (value) * BYTES_PER_MB);
      break;
    case PROP_TIME_LIMIT:
      studio_session_set_time_limit (self, (guint) g_value_get_int (value));
      break;
    case PROP_CONNECTION_LOADED:
    case PROP_LIBRARY:
    case PROP_GALLERY:
    case PROP_N_RESTORED:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
studio_session_dispose (GObject *object)
{
  StudioSession *self = STUDIO_SESSION (object);

  if (self->queue != NULL)
    g_signal_handlers_disconnect_by_data (self->queue, self);
  g_clear_object (&self->decoded);
  g_clear_object (&self->queue);
  g_clear_object (&self->thumbnailer);
  g_clear_object (&self->gallery);
  g_clear_pointer (&self->watch, studio_library_watch_free);
  g_clear_object (&self->spending);
  g_clear_object (&self->library);
  g_clear_object (&self->undo);
  g_clear_object (&self->draft);
  g_clear_object (&self->connection);
  g_clear_object (&self->client);
  g_clear_object (&self->store);
  g_clear_object (&self->paths);
  g_clear_object (&self->clock);
  g_clear_object (&self->trace);
  G_OBJECT_CLASS (studio_session_parent_class)->dispose (object);
}

static void
studio_session_finalize (GObject *object)
{
  StudioSession *self = STUDIO_SESSION (object);

  g_clear_pointer (&self->random, studio_random_free);
  g_clear_pointer (&self->pacers, studio_pacer_set_free);
  g_clear_error (&self->connection_error);
  studio_session_clear_found_view (&self->last);
  g_clear_pointer (&self->view_to_keep, studio_last_view_free);
  G_OBJECT_CLASS (studio_session_parent_class)->finalize (object);
}

static void
studio_session_class_init (StudioSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = studio_session_get_property;
  object_class->set_property = studio_session_set_property;
  object_class->dispose = studio_session_dispose;
  object_class->finalize = studio_session_finalize;

  properties[PROP_CONNECTION] = g_param_spec_object (
      "connection", NULL, NULL, STUDIO_TYPE_CONNECTION, STUDIO_PARAM_READWRITE);
  properties[PROP_CONNECTION_LOADED] = g_param_spec_boolean (
      "connection-loaded", NULL, NULL, FALSE, STUDIO_PARAM_READABLE);
  properties[PROP_LIBRARY] = g_param_spec_object (
      "library", NULL, NULL, STUDIO_TYPE_LIBRARY, STUDIO_PARAM_READABLE);
  properties[PROP_GALLERY] = g_param_spec_object (
      "gallery", NULL, NULL, STUDIO_TYPE_GALLERY, STUDIO_PARAM_READABLE);
  properties[PROP_IMAGE_LIMIT_MB] = g_param_spec_int ("image-limit-mb",
                                                      NULL,
                                                      NULL,
                                                      1,
                                                      4096,
                                                      STUDIO_CLIENT_IMAGE_LIMIT / BYTES_PER_MB,
                                                      G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_TIME_LIMIT] = g_param_spec_int ("time-limit",
                                                  NULL,
                                                  NULL,
                                                  1,
                                                  3600,
                                                  STUDIO_CLIENT_TIMEOUT_SECONDS,
                                                  G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_N_RESTORED] = g_param_spec_uint (
      "n-restored", NULL, NULL, 0, G_MAXUINT, 0, STUDIO_PARAM_READABLE);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
studio_session_init (StudioSession *self)
{
  self->image_limit = STUDIO_CLIENT_IMAGE_LIMIT;
  self->time_limit = STUDIO_CLIENT_TIMEOUT_SECONDS;
}

/**
 * studio_session_new:
 * @paths: where everything is kept
 * @clock: the time
 * @random: (transfer full): where seeds come from
 * @keyring: where the key is kept
 * @environment: (array zero-terminated=1): variables as g_get_environ() gave them at the start
 * @trace: (nullable): a trace
 *
 * Returns: (transfer full): a session that has not read anything yet
 */
StudioSession *
studio_session_new (StudioPaths *paths,
                    StudioClock *clock,
                    StudioRandom *random,
                    StudioKeyring *keyring,
                    char **environment,
                    StudioTrace *trace)
{
  StudioSession *self = g_object_new (STUDIO_TYPE_SESSION, NULL);

  self->paths = g_object_ref (paths);
  self->clock = g_object_ref (clock);
  self->random = random;
  g_set_object (&self->trace, trace);
  self->store = studio_connection_store_new (paths, keyring, environment);
  self->queue = studio_queue_new (clock, trace);
  studio_session_make_spending (self);
  self->pacers = studio_pacer_set_new (clock);
  self->draft = studio_draft_new (studio_paths_get_draft (paths));
  self->undo = studio_draft_undo_new (self->draft, studio_paths_get_undo (paths));
  /* What environment and keyring have to say comes with studio_session_open_async(). */
  self->n_expected = 1;
  g_signal_connect (self->queue, "job-ended", G_CALLBACK (job_ended_cb), self);
  return self;
}

/**
 * studio_session_get_library:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): the library, once it is open
 */
StudioLibrary *
studio_session_get_library (StudioSession *self)
{
  return self->library;
}

/**
 * studio_session_get_connection:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): the connection in use
 */
StudioConnection *
studio_session_get_connection (StudioSession *self)
{
  return self->connection;
}

/**
 * studio_session_get_connection_loaded:
 * @self: a session
 *
 * Returns: whether environment and keyring have been asked
 */
gboolean
studio_session_get_connection_loaded (StudioSession *self)
{
  return self->connection_loaded;
}

/**
 * studio_session_expect_connection:
 * @self: a session
 * @expected: %TRUE when a connection is on its way, such as that of an embedded service that
 *   starts; %FALSE, once for each, when it came or will not come
 *
 * Until then `connection-loaded` is %FALSE, so that nobody takes a missing connection for none.
 */
void
studio_session_expect_connection (StudioSession *self, gboolean expected)
{
  g_return_if_fail (expected || self->n_expected > 0);
  self->n_expected = expected ? self->n_expected + 1 : self->n_expected - 1;
  update_connection_loaded (self);
}

/**
 * studio_session_set_connection:
 * @self: a session
 * @connection: (nullable): the connection for the jobs that start from now on
 */
void
studio_session_set_connection (StudioSession *self, StudioConnection *connection)
{
  if (!g_set_object (&self->connection, connection))
    return;
  g_clear_error (&self->connection_error);
  g_clear_object (&self->client);
  studio_session_update_price (self);
  if (connection == NULL)
    studio_queue_set_client (self->queue, NULL, NULL);
  else
    {
      StudioPacer *pacer = studio_pacer_set_get (self->pacers,
                                                 studio_connection_get_key (connection));
      g_autoptr (SoupSession) soup = studio_client_new_session (
          studio_connection_get_address (connection));
      self->client = studio_client_new (soup,
                                        studio_connection_get_address (connection),
                                        studio_connection_get_key (connection),
                                        pacer,
                                        self->trace);
      studio_session_apply_limits (self);
      studio_queue_set_client (self->queue, self->client, pacer);
    }
  studio_session_ask_usual (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CONNECTION]);
  update_connection_loaded (self);
}

/**
 * studio_session_take_loaded_connection:
 * @self: a session
 * @connection: (nullable): what environment and keyring gave
 * @error: (nullable) (transfer full): why they gave none
 *
 * Takes the answer of the store, unless a person has connected meanwhile.
 */
void
studio_session_take_loaded_connection (StudioSession *self,
                                       StudioConnection *connection,
                                       GError *error)
{
  if (self->connection != NULL)
    g_clear_error (&error);
  else if (connection != NULL)
    studio_session_set_connection (self, connection);
  else
    self->connection_error = error;
  studio_session_expect_connection (self, FALSE);
}

/**
 * studio_session_set_n_restored:
 * @self: a session
 * @n_restored: how many images waited when the program ended, 0 once that is decided
 */
void
studio_session_set_n_restored (StudioSession *self, guint n_restored)
{
  if (self->n_restored == n_restored)
    return;
  self->n_restored = n_restored;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_RESTORED]);
}

/**
 * studio_session_take_library:
 * @self: a session
 * @library: (transfer full): the library, opened and recovered
 *
 * Stands gallery, thumbnails and queue on @library.
 */
void
studio_session_take_library (StudioSession *self, StudioLibrary *library)
{
  self->library = library;
  self->gallery = studio_gallery_new (library);
  self->thumbnailer = studio_thumbnailer_new (library);
  studio_queue_set_library (self->queue, library);
  studio_queue_set_stores_waiting (self->queue, TRUE);
  studio_session_ask_usual (self);
  self->watch = studio_library_watch_new (library);
  studio_gallery_reload_async (self->gallery, NULL, gallery_loaded_cb, g_object_ref (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LIBRARY]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_GALLERY]);
}
