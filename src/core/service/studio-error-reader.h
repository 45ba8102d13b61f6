/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How much of the body of a failure is read, and how much of it stays with the error. */
#define STUDIO_ERROR_BODY_READ_MAX (16 * 1024)
#define STUDIO_ERROR_BODY_KEEP_MAX (4 * 1024)

/* What stands in the place of the key in whatever a server says. */
#define STUDIO_KEY_MARK "[key]"

/**
 * StudioReply:
 * @status: the HTTP status
 * @content_type: (nullable): the media type of the body
 * @request_id: (nullable): the service's name for the exchange
 * @body: (nullable): the head of the body, any bytes
 * @size: how many
 * @key: (nullable): the key, which must not show in anything that is made of this
 *
 * An answer that brought no image.
 */
typedef struct
{
  guint status;
  const char *content_type;
  const char *request_id;
  const char *body;
  gsize size;
  const char *key;
} StudioReply;

GError *studio_error_reader_read (const StudioReply *reply);

G_END_DECLS
