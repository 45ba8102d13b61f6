/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-demo-exchange.h"

#include "studio-demo-body.h"
#include "studio-demo-delivery.h"
#include "studio-demo-painter.h"
#include "studio-demo-quote.h"

struct _StudioDemoExchange
{
  gatomicrefcount ref_count;
  SoupServerMessage *message;
  const StudioDemoPlan *plan;
  const StudioDemoFault *fault;
  StudioRequest *request;
  GSource *timer;
  gint64 begun_us;
  gboolean gone;
  GBytes *body;
  GError *error;
};

static void
stop_timer (StudioDemoExchange *self)
{
  if (self->timer != NULL)
    g_source_destroy (self->timer);
  g_clear_pointer (&self->timer, g_source_unref);
}

static void
free_exchange (gpointer data)
{
  StudioDemoExchange *self = data;

  studio_demo_exchange_unref (self);
}

static void
send_body (StudioDemoExchange *self,
           guint status,
           const char *content_type,
           GBytes *body,
           StudioDemoTransport transport)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (self->message);

  soup_server_message_set_status (self->message, status, NULL);
  soup_message_headers_replace (headers, "content-type", content_type);
  studio_demo_delivery_start (
      self->message, self->plan->context, body, transport, self->plan->spread_ms);
}

static void
send_error (StudioDemoExchange *self, guint status, const char *type, const char *text)
{
  g_autoptr (GBytes) body = studio_demo_body_new_error (status, type, text);

  send_body (self, status, "application/json", body, STUDIO_DEMO_TRANSPORT_WHOLE);
}

static void
set_fault_header (SoupMessageHeaders *headers, const StudioDemoFault *fault)
{
  if (g_strcmp0 (fault->header_value, STUDIO_DEMO_FAULT_SOON) != 0)
    {
      soup_message_headers_replace (headers, fault->header, fault->header_value);
      return;
    }
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GDateTime) soon = g_date_time_add_seconds (now, STUDIO_DEMO_FAULT_SOON_SECONDS);
  g_autofree char *text = soup_date_time_to_string (soon, SOUP_DATE_HTTP);
  soup_message_headers_replace (headers, fault->header, text);
}

/* As the documentation has them where the refusal says itself how many seconds to wait. Otherwise
 * the refusal, or nothing at all, is what a client has to go by. */
static void
set_limit_headers (SoupMessageHeaders *headers, const StudioDemoFault *fault)
{
  static const char *const names[] = { "x-ratelimit-limit-requests",
                                       "x-ratelimit-remaining-requests",
                                       "x-ratelimit-reset-requests" };
  gboolean counts = fault->header_value != NULL && g_ascii_isdigit (*fault->header_value);

  if (!counts)
    {
      for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
        soup_message_headers_remove (headers, names[i]);
      return;
    }
  g_autofree char *reset = g_strconcat (fault->header_value, "s", NULL);
  soup_message_headers_replace (headers, names[1], "0");
  soup_message_headers_replace (headers, names[2], reset);
}

static void
send_fault_text (StudioDemoExchange *self, const StudioDemoFault *fault)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (self->message);
  SoupMessageHeaders *asked = soup_server_message_get_request_headers (self->message);
  g_autoptr (GBytes) body = studio_demo_quote (
      fault->text, soup_message_headers_get_one (asked, "authorization"));

  if (fault->header != NULL)
    set_fault_header (headers, fault);
  if (fault->status == 429)
    set_limit_headers (headers, fault);
  send_body (self, fault->status, fault->content_type, body, fault->transport);
}

static void
send_image (StudioDemoExchange *self, const StudioDemoFault *fault)
{
  if (fault != NULL && fault->header != NULL)
    set_fault_header (soup_server_message_get_response_headers (self->message), fault);
  send_body (self,
             200,
             "application/json",
             self->body,
             fault == NULL ? STUDIO_DEMO_TRANSPORT_WHOLE : fault->transport);
}

static void
send_answer (StudioDemoExchange *self)
{
  const StudioDemoFault *fault = self->fault;

  if (self->gone)
    return;
  if (self->error != NULL)
    send_error (self, 500, "server_error", self->error->message);
  else if (self->body == NULL)
    send_fault_text (self, fault);
  else
    send_image (self, fault);
}

static gboolean
thought_cb (gpointer data)
{
  StudioDemoExchange *self = data;

  g_clear_pointer (&self->timer, g_source_unref);
  send_answer (self);

  return G_SOURCE_REMOVE;
}

/* Painting counts as thinking: only what is left of the latency is waited for. */
static gboolean
painted_cb (gpointer data)
{
  StudioDemoExchange *self = data;
  gint64 spent_ms = (g_get_monotonic_time () - self->begun_us) / 1000;

  if (self->gone)
    return G_SOURCE_REMOVE;
  if (spent_ms >= self->plan->latency_ms)
    {
      send_answer (self);
      return G_SOURCE_REMOVE;
    }
  g_atomic_ref_count_inc (&self->ref_count);
  self->timer = g_timeout_source_new ((guint) (self->plan->latency_ms - spent_ms));
  g_source_set_callback (self->timer, thought_cb, self, free_exchange);
  g_source_attach (self->timer, self->plan->context);

  return G_SOURCE_REMOVE;
}

static void
message_finished_cb (G_GNUC_UNUSED SoupServerMessage *message, StudioDemoExchange *self)
{
  /* The timer may hold the last reference. */
  g_atomic_ref_count_inc (&self->ref_count);
  self->gone = TRUE;
  stop_timer (self);
  studio_demo_exchange_unref (self);
}

static StudioRequest *
copy_with_other_format (StudioRequest *request)
{
  StudioOutputFormat format = studio_request_get_output_format (request);

  return studio_request_new (studio_request_get_prompt (request),
                             studio_request_get_negative_prompt (request),
                             studio_request_get_aspect_ratio (request),
                             studio_request_get_seed (request),
                             format == STUDIO_OUTPUT_FORMAT_PNG ? STUDIO_OUTPUT_FORMAT_JPEG
                                                                : STUDIO_OUTPUT_FORMAT_PNG,
                             studio_request_get_model (request));
}

static GBytes *
build_body (const StudioDemoFault *fault, GBytes *image)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  g_autoptr (GBytes) damaged = NULL;
  g_autoptr (GBytes) body = NULL;

  if (fault == NULL)
    return studio_demo_body_new_image (image, now);
  damaged = studio_demo_fault_damage_image (fault, image);
  body = studio_demo_body_new_image (damaged, now);

  return studio_demo_fault_damage_body (fault, body);
}

/**
 * studio_demo_exchange_new:
 * @message: a request that has just come in; it is paused until the answer is there
 * @plan: what all exchanges of the server have in common; it outlives them
 *
 * To be called in the server's thread.
 *
 * Returns: (transfer full): an exchange
 */
StudioDemoExchange *
studio_demo_exchange_new (SoupServerMessage *message, const StudioDemoPlan *plan)
{
  StudioDemoExchange *self = g_new0 (StudioDemoExchange, 1);
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);
  g_autofree char *id = g_uuid_string_random ();

  g_atomic_ref_count_init (&self->ref_count);
  self->message = g_object_ref (message);
  self->plan = plan;
  self->fault = plan->fault;
  self->begun_us = g_get_monotonic_time ();
  g_signal_connect (message, "finished", G_CALLBACK (message_finished_cb), self);
  g_signal_connect (message, "disconnected", G_CALLBACK (message_finished_cb), self);
  soup_message_headers_replace (headers, "x-request-id", id);
  soup_server_message_pause (message);

  return self;
}

/**
 * studio_demo_exchange_unref:
 * @self: an exchange
 *
 * Gives up a reference. Thread-safe.
 */
void
studio_demo_exchange_unref (StudioDemoExchange *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_clear_pointer (&self->timer, g_source_unref);
  g_signal_handlers_disconnect_by_data (self->message, self);
  g_clear_object (&self->message);
  g_clear_object (&self->request);
  g_clear_pointer (&self->body, g_bytes_unref);
  g_clear_error (&self->error);
  g_free (self);
}

/**
 * studio_demo_exchange_spare:
 * @self: an exchange that has not been answered
 *
 * The plan's fault is over: this one is answered well.
 */
void
studio_demo_exchange_spare (StudioDemoExchange *self)
{
  self->fault = NULL;
}

/**
 * studio_demo_exchange_refuse:
 * @self: an exchange
 * @status: the HTTP status
 * @type: the documented type of error
 * @text: what is wrong
 *
 * Answers with an error at once, without thinking. To be called in the server's thread.
 */
void
studio_demo_exchange_refuse (StudioDemoExchange *self,
                             guint status,
                             const char *type,
                             const char *text)
{
  send_error (self, status, type, text);
}

/**
 * studio_demo_exchange_answer:
 * @self: an exchange
 * @request: what was asked, its seed drawn
 * @painters: the workers, who are handed exchanges and call studio_demo_exchange_paint()
 *
 * Answers with an image, or with what the plan's fault makes of it. To be called in the server's
 * thread.
 */
void
studio_demo_exchange_answer (StudioDemoExchange *self,
                             StudioRequest *request,
                             GThreadPool *painters)
{
  const StudioDemoPlan *plan = self->plan;

  self->request = g_object_ref (request);
  if (self->fault != NULL && self->fault->damage == STUDIO_DEMO_DAMAGE_TEXT)
    {
      painted_cb (self);
      return;
    }
  if (plan->file_body != NULL && self->fault == NULL)
    {
      plan->painted (plan->file_image, plan->data);
      self->body = g_bytes_ref (plan->file_body);
      painted_cb (self);
      return;
    }
  g_atomic_ref_count_inc (&self->ref_count);
  g_thread_pool_push (painters, self, NULL);
}

/**
 * studio_demo_exchange_paint:
 * @self: (transfer full): an exchange
 *
 * Paints and encodes the image, then wakes the server's thread. To be called in a worker.
 */
void
studio_demo_exchange_paint (StudioDemoExchange *self)
{
  const StudioDemoPlan *plan = self->plan;
  g_autoptr (StudioRequest) request = g_object_ref (self->request);
  g_autoptr (GBytes) image = NULL;
  g_autoptr (GSource) source = g_idle_source_new ();

  if (self->fault != NULL && self->fault->damage == STUDIO_DEMO_DAMAGE_OTHER_FORMAT)
    {
      g_object_unref (request);
      request = copy_with_other_format (self->request);
    }
  if (plan->file_image != NULL)
    image = g_bytes_ref (plan->file_image);
  else
    image = studio_demo_painter_paint (request, &self->error);
  if (image != NULL)
    {
      plan->painted (image, plan->data);
      self->body = build_body (self->fault, image);
    }

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, painted_cb, self, free_exchange);
  g_source_attach (source, plan->context);
}
