/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-session.h"

#include "studio-error.h"
#include "studio-property.h"

#include <glib/gi18n-lib.h>

struct _StudioSession
{
  GObject parent_instance;

  StudioPaths *paths;
  StudioClock *clock;
  StudioRandom *random;
  StudioTrace *trace;
  StudioConnectionStore *store;
  SoupSession *soup;
  StudioQueue *queue;
  StudioDraft *draft;

  StudioConnection *connection;
  GError *connection_error;
  gboolean connection_loaded;
  StudioLibrary *library;
  StudioGallery *gallery;
  StudioThumbnailer *thumbnailer;
};

G_DEFINE_FINAL_TYPE (StudioSession, studio_session, G_TYPE_OBJECT)

typedef enum
{
  PROP_CONNECTION = 1,
  PROP_CONNECTION_LOADED,
  PROP_LIBRARY,
  PROP_GALLERY,
} StudioSessionProperty;

static GParamSpec *properties[PROP_GALLERY + 1];

static void
draw_new_seed (StudioSession *self)
{
  g_autofree char *seed = g_strdup_printf ("%u", studio_session_draw_seed (self));
  studio_draft_set_seed (self->draft, seed);
}

/* The preview has every pixel that thumbnails need, so the file is not read again. */
static void
job_ended_cb (G_GNUC_UNUSED StudioQueue *queue, StudioJob *job, gpointer data)
{
  StudioSession *self = data;
  GdkPixbuf *pixbuf = studio_job_get_pixbuf (job);

  if (self->thumbnailer != NULL && studio_job_get_state (job) == STUDIO_RECORD_KEPT
      && pixbuf != NULL && studio_job_get_n_rows (job) == gdk_pixbuf_get_height (pixbuf))
    studio_thumbnailer_offer (self->thumbnailer, studio_job_get_record_id (job), pixbuf);
}

static void
connection_loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (StudioSession) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioConnection) connection = studio_connection_store_load_finish (
      STUDIO_CONNECTION_STORE (object), result, &error);

  /* A person may have connected meanwhile; what they chose stays. */
  if (self->connection == NULL)
    {
      self->connection_error = g_steal_pointer (&error);
      if (connection != NULL)
        studio_session_set_connection (self, connection);
    }
  studio_property_set_boolean (
      self, properties[PROP_CONNECTION_LOADED], &self->connection_loaded, TRUE);
}

/* Two things run side by side while a session opens; the task is done when both are. */
typedef struct
{
  guint n_pending;
  GMainContext *context;
  GError *error;
} OpenData;

static void
free_open_data (gpointer data)
{
  OpenData *open = data;
  g_main_context_unref (open->context);
  g_clear_error (&open->error);
  g_free (open);
}

static void
finish_part_of_open (GTask *task)
{
  OpenData *open = g_task_get_task_data (task);

  if (--open->n_pending > 0)
    return;
  if (open->error != NULL)
    g_task_return_error (task, g_steal_pointer (&open->error));
  else
    g_task_return_boolean (task, TRUE);
}

static void
draft_loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  StudioSession *self = g_task_get_source_object (task);

  /* A draft that cannot be read is an empty one; its file was put aside. */
  studio_draft_load_finish (STUDIO_DRAFT (object), result, NULL);
  if (*studio_draft_get_seed (self->draft) == '\0')
    draw_new_seed (self);
  studio_draft_set_autosave (self->draft, TRUE);
  finish_part_of_open (task);
}

static void
open_library_in_thread (GTask *task,
                        gpointer source,
                        gpointer data,
                        G_GNUC_UNUSED GCancellable *cancellable)
{
  StudioSession *self = source;
  GError *error = NULL;
  g_autoptr (StudioLibrary) library = NULL;

  if (studio_paths_ensure (self->paths, &error))
    library = studio_library_open (self->paths, self->clock, data, &error);
  if (library != NULL)
    studio_library_recover (library, NULL, NULL, &error);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_steal_pointer (&library), g_object_unref);
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
use_library (StudioSession *self, StudioLibrary *library)
{
  self->library = library;
  self->gallery = studio_gallery_new (library);
  self->thumbnailer = studio_thumbnailer_new (library);
  studio_queue_set_library (self->queue, library);
  studio_gallery_reload_async (self->gallery, NULL, gallery_loaded_cb, g_object_ref (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LIBRARY]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_GALLERY]);
}

static void
library_opened_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  StudioSession *self = STUDIO_SESSION (object);
  g_autoptr (GTask) task = data;
  OpenData *open = g_task_get_task_data (task);
  StudioLibrary *library = g_task_propagate_pointer (G_TASK (result), &open->error);

  if (library != NULL)
    use_library (self, library);
  finish_part_of_open (task);
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
    case PROP_CONNECTION_LOADED:
    case PROP_LIBRARY:
    case PROP_GALLERY:
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
  g_clear_object (&self->queue);
  g_clear_object (&self->thumbnailer);
  g_clear_object (&self->gallery);
  g_clear_object (&self->library);
  g_clear_object (&self->draft);
  g_clear_object (&self->connection);
  g_clear_object (&self->store);
  g_clear_object (&self->soup);
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
  g_clear_error (&self->connection_error);
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
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
studio_session_init (G_GNUC_UNUSED StudioSession *self)
{
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
  self->soup = studio_client_new_session ();
  self->queue = studio_queue_new (clock, trace);
  self->draft = studio_draft_new (studio_paths_get_draft (paths));
  g_signal_connect (self->queue, "job-ended", G_CALLBACK (job_ended_cb), self);
  return self;
}

/**
 * studio_session_open_async:
 * @self: a session
 * @cancellable: (nullable): a cancellable
 * @callback: called when library and draft are there
 * @user_data: for @callback
 *
 * Opens and recovers the library, reads the draft and looks for the connection, all in workers.
 */
void
studio_session_open_async (StudioSession *self,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  OpenData *open = g_new0 (OpenData, 1);

  open->n_pending = 2;
  open->context = g_main_context_ref_thread_default ();
  g_task_set_source_tag (task, studio_session_open_async);
  g_task_set_task_data (task, open, free_open_data);

  g_autoptr (GTask) library = g_task_new (
      self, cancellable, library_opened_cb, g_object_ref (task));
  g_task_set_source_tag (library, open_library_in_thread);
  g_task_set_task_data (
      library, g_main_context_ref (open->context), (GDestroyNotify) g_main_context_unref);
  g_task_run_in_thread (library, open_library_in_thread);
  studio_draft_load_async (self->draft, cancellable, draft_loaded_cb, g_object_ref (task));
  studio_connection_store_load_async (self->store, NULL, connection_loaded_cb, g_object_ref (self));
}

/**
 * studio_session_open_finish:
 * @self: a session
 * @result: what the callback was given
 * @error: return location; why the library cannot be opened, as studio_paths_ensure(),
 *   studio_library_open() and studio_library_recover()
 *
 * Returns: whether there is a library
 */
gboolean
studio_session_open_finish (StudioSession *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * studio_session_get_paths:
 * @self: a session
 *
 * Returns: (transfer none): where everything is kept
 */
StudioPaths *
studio_session_get_paths (StudioSession *self)
{
  return self->paths;
}

/**
 * studio_session_get_trace:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): the trace
 */
StudioTrace *
studio_session_get_trace (StudioSession *self)
{
  return self->trace;
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
 * studio_session_get_gallery:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): the list of kept images, once the library is open
 */
StudioGallery *
studio_session_get_gallery (StudioSession *self)
{
  return self->gallery;
}

/**
 * studio_session_get_thumbnailer:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): where thumbnails come from, once the library is open
 */
StudioThumbnailer *
studio_session_get_thumbnailer (StudioSession *self)
{
  return self->thumbnailer;
}

/**
 * studio_session_get_queue:
 * @self: a session
 *
 * Returns: (transfer none): the queue
 */
StudioQueue *
studio_session_get_queue (StudioSession *self)
{
  return self->queue;
}

/**
 * studio_session_get_draft:
 * @self: a session
 *
 * Returns: (transfer none): what is typed
 */
StudioDraft *
studio_session_get_draft (StudioSession *self)
{
  return self->draft;
}

/**
 * studio_session_get_connection_store:
 * @self: a session
 *
 * Returns: (transfer none): where connections are kept
 */
StudioConnectionStore *
studio_session_get_connection_store (StudioSession *self)
{
  return self->store;
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
 * studio_session_get_connection_error:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): why no connection could be loaded; %NULL where there simply
 *   is none
 */
const GError *
studio_session_get_connection_error (StudioSession *self)
{
  return self->connection_error;
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
  if (connection == NULL)
    studio_queue_set_client (self->queue, NULL, NULL);
  else
    {
      g_autoptr (StudioPacer) pacer = studio_pacer_new (
          self->clock, STUDIO_PACER_LIMIT, STUDIO_PACER_WINDOW_US);
      g_autoptr (StudioClient) client = studio_client_new (
          self->soup,
          studio_connection_get_address (connection),
          studio_connection_get_key (connection),
          pacer,
          self->trace);
      studio_queue_set_client (self->queue, client, pacer);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CONNECTION]);
}

/**
 * studio_session_draw_seed:
 * @self: a session
 *
 * Returns: a new seed, as studio_random_draw_seed()
 */
guint32
studio_session_draw_seed (StudioSession *self)
{
  return studio_random_draw_seed (self->random);
}

/**
 * studio_session_generate:
 * @self: a session
 * @error: return location; as studio_seed_from_string(), studio_queue_add_many()
 *
 * Queues what the draft says, and draws a new seed for the next time unless the seed is locked.
 * What was typed stays, whatever happens.
 *
 * Returns: whether anything was queued
 */
gboolean
studio_session_generate (StudioSession *self, GError **error)
{
  guint32 seed;

  if (!studio_seed_from_string (studio_draft_get_seed (self->draft), &seed, error))
    return FALSE;
  g_autoptr (StudioRequest) request = studio_request_new (
      studio_draft_get_prompt (self->draft),
      studio_draft_get_negative_prompt (self->draft),
      studio_draft_get_aspect_ratio (self->draft),
      /* 0 asks the service for a random seed that nobody is told: draw one that is recorded. */
      seed == 0 ? studio_session_draw_seed (self) : seed,
      studio_draft_get_output_format (self->draft),
      self->connection == NULL ? NULL : studio_connection_get_model (self->connection));
  if (!studio_queue_add_many (
          self->queue, request, (guint) studio_draft_get_count (self->draft), error))
    return FALSE;
  if (!studio_draft_get_seed_locked (self->draft))
    draw_new_seed (self);
  return TRUE;
}
