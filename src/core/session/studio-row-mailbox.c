/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-row-mailbox.h"

/* So often at most: the eye sees no more, and what is drawn in one frame costs one frame. */
#define PACE_US (50 * 1000)
/* The last rows wait a little longer for the end: a frame that is drawn just before it would keep
 * the frame with the end waiting. */
#define LAST_PACE_US (150 * 1000)
#define LAST_PART 16

struct _StudioRowMailbox
{
  GSource *source;
  StudioRowMailboxFunc func;
  gpointer user_data;

  GMutex lock;
  GdkPixbuf *pixbuf;
  int n_rows;
  gint64 taken_us;
};

static gboolean
dispatch (G_GNUC_UNUSED GSource *source, GSourceFunc callback, gpointer mailbox)
{
  return callback (mailbox);
}

static GSourceFuncs mailbox_funcs = { .dispatch = dispatch };

static gboolean
take_cb (gpointer data)
{
  StudioRowMailbox *self = data;

  g_mutex_lock (&self->lock);
  g_autoptr (GdkPixbuf) pixbuf = g_object_ref (self->pixbuf);
  int n_rows = self->n_rows;
  self->taken_us = g_get_monotonic_time ();
  g_source_set_ready_time (self->source, -1);
  g_mutex_unlock (&self->lock);

  self->func (pixbuf, n_rows, self->user_data);
  return G_SOURCE_CONTINUE;
}

static gint64
get_due_us (StudioRowMailbox *self)
{
  int height = gdk_pixbuf_get_height (self->pixbuf);

  if (self->n_rows == height)
    return 0;
  return self->taken_us + (self->n_rows > height - height / LAST_PART ? LAST_PACE_US : PACE_US);
}

/**
 * studio_row_mailbox_new:
 * @func: called for news, at a pace that is worth drawing; for the last row at once
 * @user_data: for @func
 *
 * Returns: (transfer full): a mailbox, to be given up by studio_row_mailbox_close()
 */
StudioRowMailbox *
studio_row_mailbox_new (StudioRowMailboxFunc func, gpointer user_data)
{
  StudioRowMailbox *self = g_new0 (StudioRowMailbox, 1);
  g_autoptr (GMainContext) context = g_main_context_ref_thread_default ();

  g_mutex_init (&self->lock);
  self->func = func;
  self->user_data = user_data;
  self->source = g_source_new (&mailbox_funcs, sizeof (GSource));
  g_source_set_static_name (self->source, "rows");
  /* Above painting: rows that have arrived belong into the next frame. */
  g_source_set_priority (self->source, G_PRIORITY_DEFAULT);
  g_source_set_callback (self->source, take_cb, self, NULL);
  g_source_attach (self->source, context);
  return self;
}

/**
 * studio_row_mailbox_flush:
 * @self: a mailbox into which nobody posts any more
 *
 * Calls the function now for news that wait for their time. In the main thread.
 */
void
studio_row_mailbox_flush (StudioRowMailbox *self)
{
  if (g_source_get_ready_time (self->source) != -1)
    take_cb (self);
}

/**
 * studio_row_mailbox_close:
 * @self: (transfer full): a mailbox into which nobody posts any more
 *
 * Ends the calls of the function, also for news under way. In the main thread.
 */
void
studio_row_mailbox_close (StudioRowMailbox *self)
{
  g_source_destroy (self->source);
  g_source_unref (self->source);
  g_clear_object (&self->pixbuf);
  g_mutex_clear (&self->lock);
  g_free (self);
}

/**
 * studio_row_mailbox_post:
 * @pixbuf: the image that is being filled
 * @n_rows: how many rows from the top are final
 * @mailbox: (type StudioRowMailbox): a mailbox
 *
 * Announces rows, in any thread. Has the form of a StudioRowFunc.
 */
void
studio_row_mailbox_post (GdkPixbuf *pixbuf, int n_rows, gpointer mailbox)
{
  StudioRowMailbox *self = mailbox;

  g_mutex_lock (&self->lock);
  g_set_object (&self->pixbuf, pixbuf);
  self->n_rows = n_rows;
  g_source_set_ready_time (self->source, get_due_us (self));
  g_mutex_unlock (&self->lock);
}
