/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-cli-target.h"

G_BEGIN_DECLS

#define STUDIO_CLI_BATCH_MAX_LINE (256 * 1024)
#define STUDIO_CLI_BATCH_MAX_LINES 100000

/**
 * StudioCliBatchLine:
 * @number: the line's number, from 1
 * @key: what it is known by when the batch is taken up again: the digest of its bytes, and which of
 *   the lines with the same bytes it is
 * @request: what is asked for; its seed is 0 where the line has none
 * @count: how many images
 * @target: where copies go
 *
 * One line of a batch.
 */
typedef struct
{
  guint number;
  char *key;
  StudioRequest *request;
  guint count;
  StudioCliTarget target;
} StudioCliBatchLine;

GPtrArray *studio_cli_batch_read (const char *path, GError **error);

G_END_DECLS
