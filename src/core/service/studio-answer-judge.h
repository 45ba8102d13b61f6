/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-answer.h"
#include "studio-error-reader.h"
#include "studio-response-splitter.h"

G_BEGIN_DECLS

StudioAnswer *studio_answer_judge (StudioResponseSplitter *splitter,
                                   const GError *split_error,
                                   const GError *broken_off,
                                   const StudioReply *reply,
                                   GError **error);

G_END_DECLS
