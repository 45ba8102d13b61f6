/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-wait-reason.h"

G_DEFINE_ENUM_TYPE (StudioWaitReason,
                    studio_wait_reason,
                    G_DEFINE_ENUM_VALUE (STUDIO_WAIT_TURN, "turn"),
                    G_DEFINE_ENUM_VALUE (STUDIO_WAIT_LIMIT, "limit"),
                    G_DEFINE_ENUM_VALUE (STUDIO_WAIT_CONNECTION, "connection"),
                    G_DEFINE_ENUM_VALUE (STUDIO_WAIT_PAUSED, "paused"))
