/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-transfer.h"

#include "studio-answer-judge.h"
#include "studio-answer-reader.h"
#include "studio-error-reader.h"
#include "studio-error.h"
#include "studio-exchange-guard.h"
#include "studio-reply-head.h"
#include "studio-request-message.h"
#include "studio-secret.h"
#include "studio-transport-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A body may be larger than its images by a third for base64 and a little for escapes and text. */
#define BODY_FACTOR 2
#define BODY_SLACK (1024 * 1024)

/* How often progress is told at most. */
#define TELL_INTERVAL_US (G_USEC_PER_SEC / 30)

/* One exchange, from the call to the result. Lives on the task's main context; ends when neither
 * an operation on the network nor the worker is under way. */
typedef struct
{
  GTask *task;
  StudioPacer *pacer;
  StudioTrace *trace;
  StudioImageSink *sink;
  char *key;
  gint64 image_limit;
  goffset body_max;
  StudioClientPhaseFunc phase_func;
  gpointer phase_data;

  SoupMessage *message;
  StudioExchangeGuard *guard;

  GInputStream *stream;
  StudioAnswerReader *reader;
  StudioReaderBlock *block;
  char *failure_body;
  gsize failure_size;

  goffset received;
  goffset expected;
  gint64 told_us;
  GError *broken_off;
  gboolean pending;
  gboolean ended;
} Transfer;

static void read_more (Transfer *self);

static void
free_transfer (Transfer *self)
{
  g_clear_pointer (&self->guard, studio_exchange_guard_free);
  g_clear_pointer (&self->block, g_free);
  g_clear_pointer (&self->reader, studio_answer_reader_free);
  /* What is not read to its end takes its connection with it. */
  g_clear_object (&self->stream);
  g_clear_object (&self->message);
  g_clear_object (&self->pacer);
  g_clear_object (&self->trace);
  g_clear_object (&self->sink);
  g_clear_object (&self->task);
  g_clear_pointer (&self->key, studio_secret_free);
  g_clear_pointer (&self->failure_body, g_free);
  g_clear_error (&self->broken_off);
  g_free (self);
}

static void
tell_phase (Transfer *self, StudioClientPhase phase)
{
  if (self->phase_func != NULL)
    self->phase_func (phase, self->received, self->expected, self->phase_data);
}

static void
tell_progress (Transfer *self)
{
  gint64 now = g_get_monotonic_time ();
  if (self->told_us != 0 && now - self->told_us < TELL_INTERVAL_US)
    return;
  self->told_us = now;
  tell_phase (self, STUDIO_CLIENT_PHASE_RECEIVING);
}

static StudioAnswer *
judge (Transfer *self, GError **error)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (self->message);
  g_autofree char *request_id = studio_reply_head_dup_request_id (headers);
  StudioReply reply = { .status = soup_message_get_status (self->message),
                        .content_type = soup_message_headers_get_one (headers, "content-type"),
                        .request_id = request_id,
                        .body = self->failure_body,
                        .size = self->failure_size,
                        .key = self->key };
  if (self->reader != NULL)
    {
      reply.body = studio_answer_reader_get_head (self->reader, &reply.size);
      return studio_answer_judge (studio_answer_reader_get_splitter (self->reader),
                                  studio_answer_reader_get_error (self->reader),
                                  self->broken_off,
                                  &reply,
                                  error);
    }
  /* A status that was read is worth more than how the body after it ended. */
  if (self->failure_body != NULL
      && !g_error_matches (self->broken_off, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_propagate_error (error, studio_error_reader_read (&reply));
  else
    g_propagate_error (error, g_error_copy (self->broken_off));
  return NULL;
}

static void complete_if_over (Transfer *self);

static void
closed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Transfer *self = user_data;
  /* What could not be closed well is closed all the same. */
  g_input_stream_close_finish (G_INPUT_STREAM (source), result, NULL);
  self->pending = FALSE;
  complete_if_over (self);
}

/* Before the caller hears of the end its connection is closed, or free for the next request. */
static void
close_stream (Transfer *self)
{
  g_autoptr (GInputStream) stream = g_steal_pointer (&self->stream);
  self->pending = TRUE;
  g_input_stream_close_async (stream, G_PRIORITY_DEFAULT, NULL, closed_cb, self);
}

static void
complete_if_over (Transfer *self)
{
  if (!self->ended || self->pending)
    return;
  if (self->stream != NULL)
    {
      close_stream (self);
      return;
    }
  if (self->reader != NULL && !studio_answer_reader_is_done (self->reader))
    return;

  GError *error = NULL;
  StudioAnswer *answer = judge (self, &error);
  g_autoptr (GTask) task = g_object_ref (self->task);
  free_transfer (self);
  if (answer != NULL)
    g_task_return_pointer (task, answer, g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
end_transfer (Transfer *self, gboolean drop)
{
  self->ended = TRUE;
  if (self->reader != NULL)
    studio_answer_reader_end (self->reader, drop);
  complete_if_over (self);
}

/* Takes the error. The first reason is the one that is told. */
static void
break_off (Transfer *self, GError *reason)
{
  if (self->broken_off == NULL)
    self->broken_off = reason;
  else
    g_error_free (reason);
  studio_exchange_guard_stop (self->guard);
  end_transfer (self, g_error_matches (self->broken_off, G_IO_ERROR, G_IO_ERROR_CANCELLED));
}

static void
written_cb (gpointer user_data)
{
  Transfer *self = user_data;
  if (self->ended)
    return;
  studio_trace_mark (self->trace, "job.sent");
  tell_phase (self, STUDIO_CLIENT_PHASE_SENT);
}

static gboolean
wake_cb (gpointer user_data)
{
  Transfer *self = user_data;

  if (!self->ended && studio_answer_reader_has_failed (self->reader))
    {
      studio_exchange_guard_stop (self->guard);
      end_transfer (self, TRUE);
    }
  else if (!self->ended && !self->pending)
    read_more (self);
  else
    complete_if_over (self);
  return G_SOURCE_CONTINUE;
}

static void
take_bytes (Transfer *self, gsize size)
{
  if (self->received == 0)
    studio_trace_mark (self->trace, "job.first-byte");
  self->received += (goffset) size;
  if (self->reader == NULL)
    {
      self->failure_size += size;
      if (self->failure_size == STUDIO_ERROR_BODY_READ_MAX)
        end_transfer (self, FALSE);
      else
        read_more (self);
      return;
    }
  self->block->size = size;
  studio_answer_reader_push (self->reader, g_steal_pointer (&self->block));
  if (self->received > self->body_max)
    {
      break_off (self, studio_transport_error_new_too_large ());
      return;
    }
  tell_progress (self);
  read_more (self);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Transfer *self = user_data;
  g_autoptr (GError) error = NULL;
  gssize size = g_input_stream_read_finish (G_INPUT_STREAM (source), result, &error);

  self->pending = FALSE;
  if (self->ended)
    complete_if_over (self);
  else if (size > 0)
    take_bytes (self, (gsize) size);
  else if (size < 0)
    break_off (self, studio_exchange_guard_describe (self->guard, error));
  else
    {
      studio_trace_mark (self->trace, "job.last-byte");
      if (self->reader != NULL)
        tell_phase (self, STUDIO_CLIENT_PHASE_RECEIVED);
      end_transfer (self, FALSE);
    }
}

static void
read_more (Transfer *self)
{
  guint8 *to;
  gsize room;

  if (self->reader == NULL)
    {
      to = (guint8 *) self->failure_body + self->failure_size;
      room = STUDIO_ERROR_BODY_READ_MAX - self->failure_size;
    }
  else
    {
      if (self->block == NULL)
        self->block = studio_answer_reader_take_block (self->reader);
      if (self->block == NULL)
        {
          studio_exchange_guard_note_waiting (self->guard);
          return;
        }
      to = self->block->bytes;
      room = STUDIO_READER_BLOCK_SIZE;
    }
  self->pending = TRUE;
  studio_exchange_guard_note_progress (self->guard);
  g_input_stream_read_async (self->stream,
                             to,
                             room,
                             G_PRIORITY_DEFAULT,
                             studio_exchange_guard_get_stop (self->guard),
                             read_cb,
                             self);
}

static void
read_answer (Transfer *self)
{
  guint status = soup_message_get_status (self->message);
  SoupMessageHeaders *headers = soup_message_get_response_headers (self->message);

  self->expected = studio_reply_head_get_length (headers);
  if (self->pacer != NULL)
    studio_reply_head_feed_pacer (headers, status, self->pacer);
  if (!SOUP_STATUS_IS_SUCCESSFUL (status))
    self->failure_body = g_malloc (STUDIO_ERROR_BODY_READ_MAX);
  else if (self->expected > self->body_max)
    {
      break_off (self, studio_transport_error_new_too_large ());
      return;
    }
  else
    self->reader = studio_answer_reader_new (
        self->sink, self->image_limit, g_task_get_context (self->task), wake_cb, self);
  read_more (self);
}

static void
sent_cb (GInputStream *stream, GError *error, gpointer user_data)
{
  Transfer *self = user_data;
  g_autoptr (GError) cause = error;

  self->stream = stream;
  self->pending = FALSE;
  if (self->ended)
    complete_if_over (self);
  else if (stream == NULL)
    break_off (self, studio_exchange_guard_describe (self->guard, cause));
  else
    read_answer (self);
}

static void
must_end_cb (GError *reason, gpointer user_data)
{
  break_off (user_data, reason);
}

static void
send_request (Transfer *self, const StudioTransferPlan *plan)
{
  static const StudioExchangeFuncs funcs = { written_cb, sent_cb, must_end_cb };
  StudioExchangeLimits limits = { .connect_seconds = plan->connect_seconds,
                                  .still_seconds = plan->still_seconds,
                                  .total_seconds = plan->timeout_seconds,
                                  .body_max = self->body_max,
                                  .billed = TRUE };
  self->guard = studio_exchange_guard_new (self->message, &limits, self->task, &funcs, self);
  self->pending = TRUE;
  studio_exchange_guard_send (self->guard, plan->session);
}

/**
 * studio_transfer_start:
 * @plan: what to do
 * @task: (transfer full): returns a #StudioAnswer; its cancellable ends the exchange
 *
 * Sends the request and reads the answer, once. No method of the sink is called after the task has
 * returned, and by then the connection is either free for the next request or closed.
 */
void
studio_transfer_start (const StudioTransferPlan *plan, GTask *task)
{
  Transfer *self = g_new0 (Transfer, 1);
  self->task = task;
  self->expected = -1;
  self->message = studio_request_message_new (plan->request, plan->address, plan->key);
  if (self->message == NULL)
    {
      g_task_return_new_error (
          task, STUDIO_ERROR, STUDIO_ERROR_ADDRESS, "%s", _ ("The address cannot be read."));
      free_transfer (self);
      return;
    }
  g_set_object (&self->pacer, plan->pacer);
  g_set_object (&self->trace, plan->trace);
  g_set_object (&self->sink, plan->sink);
  self->key = g_strdup (plan->key);
  self->image_limit = plan->image_limit;
  self->body_max = plan->image_limit * BODY_FACTOR + BODY_SLACK;
  self->phase_func = plan->phase_func;
  self->phase_data = plan->phase_data;
  send_request (self, plan);
  tell_phase (self, STUDIO_CLIENT_PHASE_SENDING);
}
