/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-output-format.h"

G_BEGIN_DECLS

/**
 * StudioDemoTransport:
 * @STUDIO_DEMO_TRANSPORT_WHOLE: as HTTP wants it
 * @STUDIO_DEMO_TRANSPORT_CUT_OFF: half of the body, then the connection is closed
 * @STUDIO_DEMO_TRANSPORT_RESET: the connection is reset before any answer
 * @STUDIO_DEMO_TRANSPORT_STALL: the headers, then silence
 * @STUDIO_DEMO_TRANSPORT_SLOW: the body in drips of half a kilobyte
 * @STUDIO_DEMO_TRANSPORT_ENDLESS: the body, then base64 without end
 * @STUDIO_DEMO_TRANSPORT_LONG_LENGTH: the whole body under a length that is more, then closed
 * @STUDIO_DEMO_TRANSPORT_SHORT_LENGTH: as much of the body as a length that is less lets through
 * @STUDIO_DEMO_TRANSPORT_OPEN_END: the whole body in chunks of which the last does not come
 * @STUDIO_DEMO_TRANSPORT_HANG_UP: the connection is closed before any answer
 * @STUDIO_DEMO_TRANSPORT_NOT_HTTP: the greeting of another protocol
 * @STUDIO_DEMO_TRANSPORT_SILENCE: nothing at all
 *
 * How an answer travels.
 */
typedef enum
{
  STUDIO_DEMO_TRANSPORT_WHOLE,
  STUDIO_DEMO_TRANSPORT_CUT_OFF,
  STUDIO_DEMO_TRANSPORT_RESET,
  STUDIO_DEMO_TRANSPORT_STALL,
  STUDIO_DEMO_TRANSPORT_SLOW,
  STUDIO_DEMO_TRANSPORT_ENDLESS,
  STUDIO_DEMO_TRANSPORT_LONG_LENGTH,
  STUDIO_DEMO_TRANSPORT_SHORT_LENGTH,
  STUDIO_DEMO_TRANSPORT_OPEN_END,
  STUDIO_DEMO_TRANSPORT_HANG_UP,
  STUDIO_DEMO_TRANSPORT_NOT_HTTP,
  STUDIO_DEMO_TRANSPORT_SILENCE,
} StudioDemoTransport;

/**
 * StudioDemoDamage:
 * @STUDIO_DEMO_DAMAGE_TEXT: no painting at all, a fixed text instead
 * @STUDIO_DEMO_DAMAGE_NONE: the answer is sound
 * @STUDIO_DEMO_DAMAGE_HALF_JSON: the JSON text ends in the middle
 * @STUDIO_DEMO_DAMAGE_HALF_IMAGE: the image ends in the middle
 * @STUDIO_DEMO_DAMAGE_NOT_AN_IMAGE: the base64 holds words
 * @STUDIO_DEMO_DAMAGE_OTHER_FORMAT: PNG where JPEG was asked for and the other way round
 * @STUDIO_DEMO_DAMAGE_BROKEN_BASE64: bytes that no base64 has
 * @STUDIO_DEMO_DAMAGE_DATA_PREFIX: `data:image/png;base64,` before the base64
 * @STUDIO_DEMO_DAMAGE_URL_SAFE: base64 in the alphabet of RFC 4648, section 5
 * @STUDIO_DEMO_DAMAGE_LINE_BREAKS: base64 in lines of 76 characters
 * @STUDIO_DEMO_DAMAGE_NO_PADDING: base64 without the `=` at its end
 * @STUDIO_DEMO_DAMAGE_TWO_IMAGES: two items of data
 * @STUDIO_DEMO_DAMAGE_REVISED_PROMPT: a revised prompt beside the image
 * @STUDIO_DEMO_DAMAGE_BARE: the image without anything beside it
 * @STUDIO_DEMO_DAMAGE_GZIP: the answer is packed as gzip does it
 * @STUDIO_DEMO_DAMAGE_BROKEN_GZIP: and bytes in the midst of it are overwritten
 *
 * What is wrong with the body of an answer.
 */
typedef enum
{
  STUDIO_DEMO_DAMAGE_TEXT,
  STUDIO_DEMO_DAMAGE_NONE,
  STUDIO_DEMO_DAMAGE_HALF_JSON,
  STUDIO_DEMO_DAMAGE_HALF_IMAGE,
  STUDIO_DEMO_DAMAGE_NOT_AN_IMAGE,
  STUDIO_DEMO_DAMAGE_OTHER_FORMAT,
  STUDIO_DEMO_DAMAGE_BROKEN_BASE64,
  STUDIO_DEMO_DAMAGE_DATA_PREFIX,
  STUDIO_DEMO_DAMAGE_URL_SAFE,
  STUDIO_DEMO_DAMAGE_LINE_BREAKS,
  STUDIO_DEMO_DAMAGE_NO_PADDING,
  STUDIO_DEMO_DAMAGE_TWO_IMAGES,
  STUDIO_DEMO_DAMAGE_REVISED_PROMPT,
  STUDIO_DEMO_DAMAGE_BARE,
  STUDIO_DEMO_DAMAGE_GZIP,
  STUDIO_DEMO_DAMAGE_BROKEN_GZIP,
} StudioDemoDamage;

/* Stands for the time of the answer and so many seconds, as HTTP writes dates. */
#define STUDIO_DEMO_FAULT_SOON "soon"
#define STUDIO_DEMO_FAULT_SOON_SECONDS 20

/* What becomes of the prompt where the answer says so. */
#define STUDIO_DEMO_FAULT_REVISED_PROMPT "A calm sea under a wide sky"

/**
 * StudioDemoFault:
 * @name: what a command line calls it
 * @description: what it does, in one sentence without a full stop
 * @status: the HTTP status
 * @transport: how the answer travels
 * @damage: what is wrong with the body
 * @content_type: the type of the body
 * @text: (nullable): the body, where nothing is painted
 * @header: (nullable): a header of its own
 * @header_value: (nullable): its value; %STUDIO_DEMO_FAULT_SOON for a date that is yet to come
 * @n_times: how many requests it befalls before the service works again, 0 for all
 *
 * One thing that can go wrong between a client and the service.
 */
typedef struct
{
  const char *name;
  const char *description;
  guint status;
  StudioDemoTransport transport;
  StudioDemoDamage damage;
  const char *content_type;
  const char *text;
  const char *header;
  const char *header_value;
  guint n_times;
} StudioDemoFault;

const StudioDemoFault *studio_demo_fault_get_all (gsize *n_faults);
const char *const *studio_demo_fault_list (void);
gboolean studio_demo_fault_exists (const char *name);
const StudioDemoFault *studio_demo_fault_find (const char *name);
const char *studio_demo_fault_get_description (const char *name);
GBytes *studio_demo_fault_damage_image (const StudioDemoFault *self, GBytes *image);
GBytes *studio_demo_fault_damage_body (const StudioDemoFault *self, GBytes *body);

G_END_DECLS
