/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-queue-private.h"

#include "studio-address.h"
#include "studio-error.h"
#include "studio-property.h"

static void init_list_model (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (StudioQueue,
                               studio_queue,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, init_list_model))

typedef enum
{
  PROP_N_ITEMS = 1,
  PROP_N_ACTIVE,
  PROP_N_WAITING,
  PROP_WAIT_US,
  PROP_WAIT_REASON,
  PROP_PAUSED,
  PROP_USUAL_US,
  PROP_SETTLED,
} StudioQueueProperty;

static GParamSpec *properties[PROP_SETTLED + 1];

enum
{
  SIGNAL_JOB_ENDED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
job_ended_cb (StudioJob *job, gpointer data)
{
  StudioQueue *self = data;

  studio_queue_note_end (self, job);
  self->n_active--;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ACTIVE]);
  g_signal_emit (self, signals[SIGNAL_JOB_ENDED], 0, job);
  studio_queue_update (self);
  studio_queue_notify_settled (self);
}

static void
job_postponed_cb (StudioJob *job, StudioWaitReason reason, gpointer data)
{
  StudioQueue *self = data;

  studio_queue_note_postponed (self, job, reason);
  studio_queue_update (self);
}

static void
pacer_changed_cb (StudioQueue *self)
{
  studio_queue_update (self);
}

static GType
get_item_type (G_GNUC_UNUSED GListModel *list)
{
  return STUDIO_TYPE_JOB;
}

static guint
get_n_items (GListModel *list)
{
  return STUDIO_QUEUE (list)->jobs->len;
}

static gpointer
get_item (GListModel *list, guint position)
{
  StudioQueue *self = STUDIO_QUEUE (list);
  return position < self->jobs->len ? g_object_ref (g_ptr_array_index (self->jobs, position))
                                    : NULL;
}

static void
init_list_model (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
studio_queue_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  StudioQueue *self = STUDIO_QUEUE (object);

  switch ((StudioQueueProperty) id)
    {
    case PROP_N_ITEMS:
      g_value_set_uint (value, self->jobs->len);
      break;
    case PROP_N_ACTIVE:
      g_value_set_uint (value, self->n_active);
      break;
    case PROP_N_WAITING:
      g_value_set_uint (value, studio_queue_get_n_waiting (self));
      break;
    case PROP_WAIT_US:
      g_value_set_int64 (value, studio_queue_get_wait_us (self));
      break;
    case PROP_WAIT_REASON:
      g_value_set_enum (value, (int) self->wait_reason);
      break;
    case PROP_PAUSED:
      g_value_set_boolean (value, self->paused);
      break;
    case PROP_USUAL_US:
      g_value_set_int64 (value, self->usual_us);
      break;
    case PROP_SETTLED:
      g_value_set_boolean (value, studio_queue_get_settled (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
studio_queue_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  StudioQueue *self = STUDIO_QUEUE (object);

  switch ((StudioQueueProperty) id)
    {
    case PROP_PAUSED:
      studio_queue_set_paused (self, g_value_get_boolean (value));
      break;
    case PROP_USUAL_US:
      studio_queue_set_usual_us (self, g_value_get_int64 (value));
      break;
    case PROP_N_ITEMS:
    case PROP_N_ACTIVE:
    case PROP_N_WAITING:
    case PROP_WAIT_US:
    case PROP_WAIT_REASON:
    case PROP_SETTLED:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
studio_queue_dispose (GObject *object)
{
  StudioQueue *self = STUDIO_QUEUE (object);

  studio_clock_remove_timeout (&self->timeout);
  if (self->pacer != NULL)
    g_signal_handlers_disconnect_by_data (self->pacer, self);
  for (guint i = 0; i < self->jobs->len; i++)
    {
      StudioJob *job = g_ptr_array_index (self->jobs, i);
      g_signal_handlers_disconnect_by_data (job, self);
      studio_queue_take_out (self, job);
    }
  g_ptr_array_set_size (self->jobs, 0);
  g_clear_object (&self->clock);
  g_clear_object (&self->trace);
  g_clear_object (&self->library);
  g_clear_object (&self->client);
  g_clear_object (&self->pacer);
  G_OBJECT_CLASS (studio_queue_parent_class)->dispose (object);
}

static void
studio_queue_finalize (GObject *object)
{
  StudioQueue *self = STUDIO_QUEUE (object);

  g_clear_pointer (&self->jobs, g_ptr_array_unref);
  g_clear_pointer (&self->host, g_free);
  G_OBJECT_CLASS (studio_queue_parent_class)->finalize (object);
}

static void
studio_queue_class_init (StudioQueueClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = studio_queue_get_property;
  object_class->set_property = studio_queue_set_property;
  object_class->dispose = studio_queue_dispose;
  object_class->finalize = studio_queue_finalize;

  properties[PROP_N_ITEMS] = g_param_spec_uint (
      "n-items", NULL, NULL, 0, G_MAXUINT, 0, STUDIO_PARAM_READABLE);
  properties[PROP_N_ACTIVE] = g_param_spec_uint (
      "n-active", NULL, NULL, 0, G_MAXUINT, 0, STUDIO_PARAM_READABLE);
  properties[PROP_N_WAITING] = g_param_spec_uint (
      "n-waiting", NULL, NULL, 0, G_MAXUINT, 0, STUDIO_PARAM_READABLE);
  properties[PROP_WAIT_US] = g_param_spec_int64 (
      "wait-us", NULL, NULL, 0, G_MAXINT64, 0, STUDIO_PARAM_READABLE);
  properties[PROP_WAIT_REASON] = g_param_spec_enum (
      "wait-reason", NULL, NULL, STUDIO_TYPE_WAIT_REASON, STUDIO_WAIT_TURN, STUDIO_PARAM_READABLE);
  properties[PROP_PAUSED] = g_param_spec_boolean (
      "paused", NULL, NULL, FALSE, STUDIO_PARAM_READWRITE);
  properties[PROP_USUAL_US] = g_param_spec_int64 (
      "usual-us", NULL, NULL, 0, G_MAXINT64, 0, STUDIO_PARAM_READWRITE);
  properties[PROP_SETTLED] = g_param_spec_boolean (
      "settled", NULL, NULL, TRUE, STUDIO_PARAM_READABLE);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  signals[SIGNAL_JOB_ENDED] = g_signal_new ("job-ended",
                                            STUDIO_TYPE_QUEUE,
                                            G_SIGNAL_RUN_LAST,
                                            0,
                                            NULL,
                                            NULL,
                                            NULL,
                                            G_TYPE_NONE,
                                            1,
                                            STUDIO_TYPE_JOB);
}

static void
studio_queue_init (StudioQueue *self)
{
  self->jobs = g_ptr_array_new_with_free_func (g_object_unref);
  self->n_repeats = G_MAXUINT;
}

/**
 * studio_queue_new:
 * @clock: the time
 * @trace: (nullable): a trace
 *
 * Returns: (transfer full): an empty queue that starts nothing until it has a client
 */
StudioQueue *
studio_queue_new (StudioClock *clock, StudioTrace *trace)
{
  StudioQueue *self = g_object_new (STUDIO_TYPE_QUEUE, NULL);
  self->clock = g_object_ref (clock);
  g_set_object (&self->trace, trace);
  return self;
}

/**
 * studio_queue_set_library:
 * @self: a queue
 * @library: (nullable): where the images of jobs added from now on are kept
 */
void
studio_queue_set_library (StudioQueue *self, StudioLibrary *library)
{
  g_set_object (&self->library, library);
}

/**
 * studio_queue_set_client:
 * @self: a queue
 * @client: (nullable): the way to the service for jobs that start from now on, or %NULL to start
 *   none
 * @pacer: (nullable): its pacing; needed with a client
 */
void
studio_queue_set_client (StudioQueue *self, StudioClient *client, StudioPacer *pacer)
{
  g_return_if_fail ((client == NULL) == (pacer == NULL));
  g_set_object (&self->client, client);
  if (self->pacer != NULL)
    g_signal_handlers_disconnect_by_data (self->pacer, self);
  g_set_object (&self->pacer, pacer);
  if (pacer != NULL)
    g_signal_connect_object (
        pacer, "changed", G_CALLBACK (pacer_changed_cb), self, G_CONNECT_SWAPPED);
  g_clear_pointer (&self->host, g_free);
  if (client != NULL)
    self->host = studio_address_dup_host (studio_client_get_address (client));
  studio_queue_forget_wait (self);
  studio_queue_update (self);
}

/**
 * studio_queue_set_repeats:
 * @self: a queue
 * @n_repeats: how often at most a job added from now on is sent again by itself, 0 for never; as
 *   often as #StudioRepeatBudget says at first
 */
void
studio_queue_set_repeats (StudioQueue *self, guint n_repeats)
{
  self->n_repeats = n_repeats;
}

/**
 * studio_queue_set_paused:
 * @self: a queue
 * @paused: whether nothing is started until a person says so; what is under way goes on
 */
void
studio_queue_set_paused (StudioQueue *self, gboolean paused)
{
  if (studio_property_set_boolean (self, properties[PROP_PAUSED], &self->paused, paused))
    studio_queue_update (self);
}

/**
 * studio_queue_set_usual_us:
 * @self: a queue
 * @usual_us: how long a call usually takes, microseconds, 0 for unknown
 */
void
studio_queue_set_usual_us (StudioQueue *self, gint64 usual_us)
{
  if (self->usual_us == usual_us)
    return;
  self->usual_us = usual_us;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_USUAL_US]);
}

/**
 * studio_queue_append:
 * @self: a queue
 * @job: (transfer none): a job that waits
 *
 * Puts @job at the end and starts what may start.
 */
void
studio_queue_append (StudioQueue *self, StudioJob *job)
{
  studio_queue_insert (self, job, self->jobs->len);
  studio_queue_update (self);
  studio_queue_enlist_waiting (self);
}

/**
 * studio_queue_insert:
 * @self: a queue
 * @job: (transfer none): a job that waits
 * @position: where in the list
 *
 * Takes @job in, and starts nothing. For the files of the queue alone.
 */
void
studio_queue_insert (StudioQueue *self, StudioJob *job, guint position)
{
  StudioRepeatBudget repeats = studio_repeat_budget_new (self->n_repeats);

  g_ptr_array_insert (self->jobs, (int) position, g_object_ref (job));
  studio_job_set_repeats (job, &repeats);
  if (!job->enlisted && self->price_micros > 0)
    studio_job_set_price (job, self->price_micros);
  g_signal_connect (job, "ended", G_CALLBACK (job_ended_cb), self);
  g_signal_connect (job, "postponed", G_CALLBACK (job_postponed_cb), self);
  self->n_active++;
  g_list_model_items_changed (G_LIST_MODEL (self), position, 0, 1);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ITEMS]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ACTIVE]);
}

/**
 * studio_queue_remove:
 * @self: a queue
 * @job: a job that has ended
 *
 * Takes @job out of the list. What the ledger and the library hold of it stays.
 */
void
studio_queue_remove (StudioQueue *self, StudioJob *job)
{
  guint position;
  g_return_if_fail (studio_job_has_ended (job));

  if (!g_ptr_array_find (self->jobs, job, &position))
    return;
  g_signal_handlers_disconnect_by_data (job, self);
  g_ptr_array_remove_index (self->jobs, position);
  g_list_model_items_changed (G_LIST_MODEL (self), position, 1, 0);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ITEMS]);
}

/**
 * studio_queue_notify_wait:
 * @self: a queue
 *
 * Tells that the wait has begun, changed or ended. For the files of the queue alone.
 */
void
studio_queue_notify_wait (StudioQueue *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WAIT_US]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WAIT_REASON]);
}

/**
 * studio_queue_notify_waiting:
 * @self: a queue
 *
 * Tells how many wait, where that is not what was told last. For the files of the queue alone.
 */
void
studio_queue_notify_waiting (StudioQueue *self)
{
  guint n_waiting = studio_queue_get_n_waiting (self);

  if (n_waiting == self->n_waiting)
    return;
  self->n_waiting = n_waiting;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_WAITING]);
}

/**
 * studio_queue_notify_settled:
 * @self: a queue
 *
 * Tells that studio_queue_get_settled() may have changed. For the files of the queue alone.
 */
void
studio_queue_notify_settled (StudioQueue *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SETTLED]);
}
