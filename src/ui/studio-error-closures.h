/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-error.h"
#include "studio-record.h"

G_BEGIN_DECLS

/* What is said when no image came, as pure functions of how a job ended. */
const char *studio_error_view_title (StudioRecordState state, const GError *error);
const char *studio_error_view_icon (StudioRecordState state, const GError *error);
const char *studio_error_view_message (StudioRecordState state, const GError *error);
const char *studio_error_view_advice (StudioRecordState state, const GError *error);
gboolean studio_error_view_is_billed (StudioRecordState state, const GError *error);
const char *studio_error_view_button (StudioRecordState state, const GError *error);
const char *studio_error_view_action (StudioRecordState state, const GError *error);
char *studio_error_view_details (const GError *error);

G_END_DECLS
