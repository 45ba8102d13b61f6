/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-export.h"

G_BEGIN_DECLS

/* What has been written into a folder of a person's choice, and what is still to be. */

gboolean studio_auto_save_round (StudioLibrary *library,
                                 const char *folder,
                                 const StudioExportOptions *options,
                                 GCancellable *cancellable,
                                 GError **error);
void studio_auto_save_forget (StudioLibrary *library);

G_END_DECLS
