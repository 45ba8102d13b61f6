/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-error.h"

G_BEGIN_DECLS

/**
 * StudioErrorInfo:
 * @code: the code
 * @name: a stable word for scripts and the ledger
 * @exit_code: what the command line ends with
 * @action: what the one button beside the error does
 * @advice: what to do, not translated yet
 *
 * A row of the closed table of the domain.
 */
typedef struct
{
  StudioErrorCode code;
  const char *name;
  int exit_code;
  StudioErrorAction action;
  const char *advice;
} StudioErrorInfo;

const StudioErrorInfo *studio_error_info_find (const GError *error);

G_END_DECLS
