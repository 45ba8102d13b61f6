/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-infotext.h"
#include "studio-recall.h"

G_BEGIN_DECLS

/* Parameters in an infotext. Private to this folder. */
StudioRecall *studio_recall_from_infotext (const StudioInfotext *infotext);

G_END_DECLS
