/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-error-body.h"
#include "studio-error.h"

G_BEGIN_DECLS

/**
 * StudioErrorMeaning:
 * @code: what went wrong
 * @may_be_billed: whether an image may have been made all the same
 * @sentence: what a person is told, to be translated
 *
 * What an answer without an image means.
 */
typedef struct
{
  StudioErrorCode code;
  gboolean may_be_billed;
  const char *sentence;
} StudioErrorMeaning;

const StudioErrorMeaning *studio_error_rules_find (guint status, const StudioErrorBody *body);

G_END_DECLS
