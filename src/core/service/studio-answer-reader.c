/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-answer-reader.h"

#include "studio-error-reader.h"

struct _StudioAnswerReader
{
  GThread *thread;
  GSource *wake;
  GAsyncQueue *full;
  GAsyncQueue *empty;
  guint n_blocks;
  gboolean ended;

  /* Written by one side and read by the other. */
  int starved;
  int dropped;
  int failed;
  int done;

  /* The worker’s until it is done. */
  StudioResponseSplitter *splitter;
  GString *head;
  GError *error;
};

/* What the end of the body looks like in the queue. */
static StudioReaderBlock end_of_body;

static gboolean
dispatch_wake (GSource *source, GSourceFunc callback, gpointer user_data)
{
  g_source_set_ready_time (source, -1);
  return callback == NULL ? G_SOURCE_CONTINUE : callback (user_data);
}

static GSourceFuncs wake_funcs = { .dispatch = dispatch_wake };

static void
keep_head (StudioAnswerReader *self, const StudioReaderBlock *block)
{
  gsize room = STUDIO_ERROR_BODY_READ_MAX - self->head->len;
  g_string_append_len (self->head, (const char *) block->bytes, (gssize) MIN (room, block->size));
}

static void
read_block (StudioAnswerReader *self, const StudioReaderBlock *block)
{
  if (self->error != NULL || g_atomic_int_get (&self->dropped))
    return;
  keep_head (self, block);
  if (studio_response_splitter_feed (self->splitter, block->bytes, block->size, &self->error))
    return;
  g_atomic_int_set (&self->failed, TRUE);
  g_source_set_ready_time (self->wake, 0);
}

static gpointer
run_worker (gpointer data)
{
  StudioAnswerReader *self = data;
  StudioReaderBlock *block = g_async_queue_pop (self->full);

  while (block != &end_of_body)
    {
      read_block (self, block);
      g_async_queue_push (self->empty, block);
      if (g_atomic_int_compare_and_exchange (&self->starved, TRUE, FALSE))
        g_source_set_ready_time (self->wake, 0);
      block = g_async_queue_pop (self->full);
    }
  g_atomic_int_set (&self->done, TRUE);
  g_source_set_ready_time (self->wake, 0);
  return NULL;
}

/**
 * studio_answer_reader_new:
 * @sink: (nullable): where the images go; its methods are called in the worker
 * @image_limit: how many bytes the images may have
 * @context: where @wake_func is called
 * @wake_func: called after a block became free again, a failure, and the end of the work; must
 *   return %G_SOURCE_CONTINUE
 * @wake_data: what it is given
 *
 * Returns: (transfer full): a reader whose worker waits for blocks
 */
StudioAnswerReader *
studio_answer_reader_new (StudioImageSink *sink,
                          gint64 image_limit,
                          GMainContext *context,
                          GSourceFunc wake_func,
                          gpointer wake_data)
{
  StudioAnswerReader *self = g_new0 (StudioAnswerReader, 1);
  self->splitter = studio_response_splitter_new (sink, image_limit);
  self->head = g_string_new (NULL);
  self->full = g_async_queue_new ();
  self->empty = g_async_queue_new_full (g_free);
  self->wake = g_source_new (&wake_funcs, sizeof (GSource));
  g_source_set_static_name (self->wake, "answer reader");
  g_source_set_callback (self->wake, wake_func, wake_data, NULL);
  g_source_attach (self->wake, context);
  self->thread = g_thread_new ("answer", run_worker, self);
  return self;
}

/**
 * studio_answer_reader_free:
 * @self: (nullable): a reader
 *
 * Frees it. Where its work is not done it is dropped and its end awaited.
 */
void
studio_answer_reader_free (StudioAnswerReader *self)
{
  if (self == NULL)
    return;
  studio_answer_reader_end (self, TRUE);
  g_thread_join (self->thread);
  g_source_destroy (self->wake);
  g_source_unref (self->wake);
  g_async_queue_unref (self->full);
  g_async_queue_unref (self->empty);
  g_clear_pointer (&self->splitter, studio_response_splitter_free);
  g_string_free (self->head, TRUE);
  g_clear_error (&self->error);
  g_free (self);
}

/**
 * studio_answer_reader_take_block:
 * @self: a reader
 *
 * Returns: (transfer full) (nullable): a block to fill and push; %NULL while the worker is behind,
 *   in which case the wake function is called when there is one
 */
StudioReaderBlock *
studio_answer_reader_take_block (StudioAnswerReader *self)
{
  StudioReaderBlock *block = g_async_queue_try_pop (self->empty);
  if (block != NULL)
    return block;
  if (self->n_blocks < STUDIO_READER_BLOCKS_MAX)
    {
      self->n_blocks++;
      return g_malloc (sizeof (StudioReaderBlock));
    }
  g_atomic_int_set (&self->starved, TRUE);
  /* One may have come back before the worker could see that it is wanted. */
  return g_async_queue_try_pop (self->empty);
}

/**
 * studio_answer_reader_push:
 * @self: a reader
 * @block: (transfer full): a block that was taken from it; one of size 0 is only given back
 *
 * Hands a block to the worker.
 */
void
studio_answer_reader_push (StudioAnswerReader *self, StudioReaderBlock *block)
{
  if (block->size == 0 || self->ended)
    g_async_queue_push (self->empty, block);
  else
    g_async_queue_push (self->full, block);
}

/**
 * studio_answer_reader_end:
 * @self: a reader
 * @drop: whether the worker leaves out what it has not read yet
 *
 * Says that no more blocks come. May be called again to drop the rest after all.
 */
void
studio_answer_reader_end (StudioAnswerReader *self, gboolean drop)
{
  if (drop)
    g_atomic_int_set (&self->dropped, TRUE);
  if (self->ended)
    return;
  self->ended = TRUE;
  g_async_queue_push (self->full, &end_of_body);
}

/**
 * studio_answer_reader_has_failed:
 * @self: a reader
 *
 * Returns: whether the worker met an error, so that nothing more needs to be downloaded
 */
gboolean
studio_answer_reader_has_failed (StudioAnswerReader *self)
{
  return g_atomic_int_get (&self->failed);
}

/**
 * studio_answer_reader_is_done:
 * @self: a reader
 *
 * Returns: whether the worker is done: no method of the sink is called any more, and the functions
 *   below may be used
 */
gboolean
studio_answer_reader_is_done (StudioAnswerReader *self)
{
  return g_atomic_int_get (&self->done);
}

/**
 * studio_answer_reader_get_error:
 * @self: a reader that is done
 *
 * Returns: (nullable) (transfer none): what went wrong in the body or the sink
 */
const GError *
studio_answer_reader_get_error (StudioAnswerReader *self)
{
  return self->error;
}

/**
 * studio_answer_reader_get_splitter:
 * @self: a reader that is done
 *
 * Returns: (transfer none): the splitter, as far as it came
 */
StudioResponseSplitter *
studio_answer_reader_get_splitter (StudioAnswerReader *self)
{
  return self->splitter;
}

/**
 * studio_answer_reader_get_head:
 * @self: a reader that is done
 * @size: (out): how many bytes, at most %STUDIO_ERROR_BODY_READ_MAX
 *
 * Returns: (transfer none): how the body began, any bytes
 */
const char *
studio_answer_reader_get_head (StudioAnswerReader *self, gsize *size)
{
  *size = self->head->len;
  return self->head->str;
}
