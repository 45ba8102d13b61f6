/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-window.h"

G_BEGIN_DECLS

/**
 * StudioWithRecordFunc:
 * @window: a window that is still open
 * @record: a record, loaded just now
 *
 * What an action does with an image.
 */
typedef void (*StudioWithRecordFunc) (StudioWindow *window, StudioRecord *record);

void studio_with_record (StudioWindow *window, gint64 id, StudioWithRecordFunc func);

G_END_DECLS
