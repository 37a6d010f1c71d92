import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { IconButton } from '#renderer/ui/controls/IconButton.tsx';
import { Select } from '#renderer/ui/controls/Select.tsx';
import { TextField } from '#renderer/ui/controls/TextField.tsx';
import { Banner } from '#renderer/ui/feedback/Banner.tsx';
import { Meter } from '#renderer/ui/feedback/Meter.tsx';
import { TextProvider } from '#renderer/ui/i18n/text.tsx';

afterEach(() => {
  cleanup();
  vi.unstubAllEnvs();
});

const show = (children: ReactNode) =>
  render(
    <TextProvider locale="en" messages={{}}>
      {children}
    </TextProvider>,
  );

describe('controls', () => {
  test('a button is pressed by mouse and keyboard, and not while disabled', async () => {
    const onPress = vi.fn<() => void>();
    show(
      <>
        <Button onPress={onPress}>Copy link</Button>
        <Button isDisabled onPress={onPress}>
          Not yet
        </Button>
      </>,
    );
    const user = userEvent.setup();
    await user.click(screen.getByRole('button', { name: 'Copy link' }));
    await user.keyboard('{Enter}');
    await user.click(screen.getByRole('button', { name: 'Not yet' }));
    expect(onPress).toHaveBeenCalledTimes(2);
  });

  test('an icon button has a name, and its tooltip shows the key on focus', async () => {
    show(<IconButton icon={<svg />} label="Mute" keys="M" />);
    await userEvent.setup().tab();
    expect(screen.getByRole('button', { name: 'Mute' })).toBe(document.activeElement);
    expect((await screen.findByRole('tooltip')).textContent).toBe('MuteM');
  });

  test('a field joins label, hint and error to its input', () => {
    show(<TextField label="Your name" hint="Customers see it" error="Please enter a name." />);
    const input = screen.getByRole('textbox', { name: 'Your name' });
    const described = (input.getAttribute('aria-describedby') ?? '')
      .split(' ')
      .map((id) => document.getElementById(id)?.textContent);
    expect(described).toContain('Customers see it');
    expect(described).toContain('Please enter a name.');
    expect(input.getAttribute('aria-invalid')).toBe('true');
  });

  test('a select shows its choice and is changed by keyboard', async () => {
    function Example(): ReactNode {
      const [value, setValue] = useState('light');
      return (
        <Select
          label="Theme"
          value={value}
          onChange={setValue}
          options={[
            { id: 'light', label: 'Light' },
            { id: 'dark', label: 'Dark' },
          ]}
        />
      );
    }
    show(<Example />);
    const user = userEvent.setup();
    await user.tab();
    await user.keyboard('{Enter}');
    await user.click(await screen.findByRole('option', { name: 'Dark' }));
    expect(screen.getByRole('button', { name: /Theme/ }).textContent).toContain('Dark');
  });

  test('a banner says itself, offers its action and can be dismissed', async () => {
    const onDismiss = vi.fn<() => void>();
    show(
      <Banner
        tone="attention"
        title="The microphone was unplugged."
        actions={<Button>Choose another</Button>}
        onDismiss={onDismiss}
        dismissLabel="Dismiss"
      >
        The call goes on.
      </Banner>,
    );
    expect(screen.getByRole('status').textContent).toContain('The call goes on.');
    await userEvent.setup().click(screen.getByRole('button', { name: 'Dismiss' }));
    expect(onDismiss).toHaveBeenCalledOnce();
  });

  test('a meter says its level in words and stays within its track', () => {
    show(<Meter label="Microphone" value={1.7} words="We hear you" />);
    const meter = screen.getByRole('meter', { name: 'Microphone' });
    expect(meter.getAttribute('aria-valuetext')).toBe('We hear you');
    expect(meter.querySelector('[style]')?.getAttribute('style')).toContain('scaleX(1.000)');
  });

  test('react-aria injects its style element on a bare page, and none under the text provider', () => {
    // react-aria skips the injection under NODE_ENV=test, which would make this test blind.
    vi.stubEnv('NODE_ENV', 'production');
    document.getElementById('react-aria-pressable-style')?.remove();
    render(<Button>Bare</Button>);
    expect(document.querySelectorAll('style')).toHaveLength(1);
    document.querySelector('style')?.remove();
    show(<Button>Any</Button>);
    expect(document.querySelectorAll('style')).toHaveLength(0);
  });
});
