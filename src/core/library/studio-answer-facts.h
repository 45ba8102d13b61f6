/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * StudioAnswerFacts:
 * @http_status: the HTTP status
 * @request_id: (nullable): the request id
 * @revised_prompt: (nullable): the prompt as the service changed it
 *
 * @sha256: (nullable): the SHA-256 of the image’s bytes in hex, where it was counted on the way
 *
 * What the ledger keeps of an answer besides the image. Borrowed strings.
 */
typedef struct
{
  guint http_status;
  const char *request_id;
  const char *revised_prompt;
  const char *sha256;
} StudioAnswerFacts;

G_END_DECLS
