/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-response-splitter.h"

G_BEGIN_DECLS

/* Eight blocks are the most that lies between the network and the worker: 1 MB. */
#define STUDIO_READER_BLOCK_SIZE (128 * 1024)
#define STUDIO_READER_BLOCKS_MAX 8

/**
 * StudioReaderBlock:
 * @size: how many of @bytes are filled
 * @bytes: a piece of the body
 *
 * A piece of the body on its way to the worker.
 */
typedef struct
{
  gsize size;
  guint8 bytes[STUDIO_READER_BLOCK_SIZE];
} StudioReaderBlock;

/**
 * StudioAnswerReader:
 *
 * Splits the body of one answer in a thread of its own, beside the download. Blocks go round
 * between the two, so memory is bounded: when the worker is behind, there is no block to read
 * into. Used from one thread, that of the main context it was made for.
 */
typedef struct _StudioAnswerReader StudioAnswerReader;

StudioAnswerReader *studio_answer_reader_new (StudioImageSink *sink,
                                              gint64 image_limit,
                                              GMainContext *context,
                                              GSourceFunc wake_func,
                                              gpointer wake_data);
void studio_answer_reader_free (StudioAnswerReader *self);
StudioReaderBlock *studio_answer_reader_take_block (StudioAnswerReader *self);
void studio_answer_reader_push (StudioAnswerReader *self, StudioReaderBlock *block);
void studio_answer_reader_end (StudioAnswerReader *self, gboolean drop);
gboolean studio_answer_reader_has_failed (StudioAnswerReader *self);
gboolean studio_answer_reader_is_done (StudioAnswerReader *self);
const GError *studio_answer_reader_get_error (StudioAnswerReader *self);
StudioResponseSplitter *studio_answer_reader_get_splitter (StudioAnswerReader *self);
const char *studio_answer_reader_get_head (StudioAnswerReader *self, gsize *size);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioAnswerReader, studio_answer_reader_free)

G_END_DECLS
