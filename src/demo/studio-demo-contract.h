/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-request.h"

G_BEGIN_DECLS

/**
 * StudioDemoRefusal:
 * @status: the HTTP status
 * @type: the documented type of error
 * @message: (owned): what is wrong, for a person
 *
 * Why the embedded service refuses a request.
 */
typedef struct
{
  guint status;
  const char *type;
  char *message;
} StudioDemoRefusal;

void studio_demo_refusal_clear (StudioDemoRefusal *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (StudioDemoRefusal, studio_demo_refusal_clear)

gboolean studio_demo_contract_check_key (const char *authorization, StudioDemoRefusal *refusal);
StudioRequest *studio_demo_contract_read (const char *body,
                                          gsize length,
                                          StudioDemoRefusal *refusal);

G_END_DECLS
