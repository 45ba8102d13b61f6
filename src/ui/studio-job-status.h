/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-job.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * StudioJobStatus:
 *
 * A small plate that says what a job under way is doing, and for how long already. Its time ticks
 * only while it is seen.
 */
#define STUDIO_TYPE_JOB_STATUS (studio_job_status_get_type ())
G_DECLARE_FINAL_TYPE (StudioJobStatus, studio_job_status, STUDIO, JOB_STATUS, AdwBin)

void studio_job_status_set_job (StudioJobStatus *self, StudioJob *job);

G_END_DECLS
